package io.github.dbmig.authoring;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import io.github.dbmig.revision.RevisionGraph;

import org.springframework.util.Assert;

/**
 * Makes authors of revisions, with or without a Spring application around them.
 */
public final class RevisionAuthorBuilder {

	private final Supplier<RevisionGraph> graph;

	private final ProposalSource proposals;

	private final AuthoringSettings settings;

	private List<RevisionCustomizer> customizers = List.of();

	private Clock clock = Clock.systemUTC();

	private RandomGenerator random = new Random();

	/**
	 * Begin to make an author.
	 * @param graph the revisions that are there; asked for at each use
	 * @param proposals compares the entities with what revisions make
	 * @param settings how and where revisions are written
	 */
	public RevisionAuthorBuilder(Supplier<RevisionGraph> graph, ProposalSource proposals, AuthoringSettings settings) {
		Assert.notNull(graph, "'graph' must not be null");
		Assert.notNull(proposals, "'proposals' must not be null");
		Assert.notNull(settings, "'settings' must not be null");
		this.graph = graph;
		this.proposals = proposals;
		this.settings = settings;
	}

	/**
	 * Say who changes what autogenerate found before it is written.
	 * @param customizers asked one after the other
	 * @return this builder
	 */
	public RevisionAuthorBuilder customizers(List<RevisionCustomizer> customizers) {
		this.customizers = List.copyOf(customizers);
		return this;
	}

	/**
	 * Say what time it is, which ids begin with.
	 * @param clock the clock
	 * @return this builder
	 */
	public RevisionAuthorBuilder clock(Clock clock) {
		this.clock = clock;
		return this;
	}

	/**
	 * Say where the random part of ids comes from.
	 * @param random the generator
	 * @return this builder
	 */
	public RevisionAuthorBuilder random(RandomGenerator random) {
		this.random = random;
		return this;
	}

	/**
	 * Make the author.
	 * @return the author
	 */
	public RevisionAuthor build() {
		return new DefaultRevisionAuthor(this.graph, this.proposals, this.customizers, this.settings, this.clock,
				this.random);
	}

}
