package io.github.dbmig.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.dbmig.Adoption;
import io.github.dbmig.AdoptionRequest;
import io.github.dbmig.MigrationEngine;
import io.github.dbmig.MigrationResult;
import io.github.dbmig.MigrationStatus;
import io.github.dbmig.ModelComparison;
import io.github.dbmig.RevisionDetails;
import io.github.dbmig.SchemaChange;
import io.github.dbmig.Verification;

/**
 * An engine of an application's own, which only notes what it is asked to do.
 */
final class RecordingEngine implements MigrationEngine {

	private final List<String> upgraded;

	RecordingEngine(List<String> upgraded) {
		this.upgraded = upgraded;
	}

	@Override
	public String name() {
		return "mine";
	}

	@Override
	public MigrationStatus status() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void validate(String target) {
	}

	@Override
	public MigrationResult upgrade(String target) {
		this.upgraded.add(target);
		return new MigrationResult("run", List.of(), List.of(), List.of(), Duration.ZERO);
	}

	@Override
	public MigrationResult downgrade(String target) {
		throw new UnsupportedOperationException();
	}

	@Override
	public MigrationResult stamp(List<String> targets, boolean purge) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<Adoption> adopt(AdoptionRequest request) {
		this.upgraded.add("adopt");
		return Optional.empty();
	}

	@Override
	public Optional<RevisionDetails> revision(String revision) {
		return Optional.empty();
	}

	@Override
	public Verification verify() {
		throw new UnsupportedOperationException();
	}

	@Override
	public ModelComparison compare() {
		throw new UnsupportedOperationException();
	}

	@Override
	public ModelComparison compareSchemas() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<List<SchemaChange>> checkModel() {
		return Optional.empty();
	}

}
