package io.github.dbmig.operation;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what is said about a column that changes.
 */
final class RecordedColumnChange implements AlteredColumnSpec {

	private @Nullable String type;

	private @Nullable String convert;

	private @Nullable Boolean notNull;

	private @Nullable DefaultChange defaultChange;

	private @Nullable String collation;

	private @Nullable Generated generated;

	private @Nullable String backfill;

	private @Nullable OnViolation onViolation;

	AlterColumn build(String column) {
		return new AlterColumn(column, this.type, this.convert, this.notNull, this.defaultChange, this.collation,
				this.generated, this.backfill, this.onViolation);
	}

	@Override
	public AlteredColumnSpec type(String type) {
		this.type = Require.sql("type", "the type", type);
		return this;
	}

	@Override
	public AlteredColumnSpec convert(String expression) {
		this.convert = Require.sql("convert", "the expression", expression);
		return this;
	}

	@Override
	public AlteredColumnSpec notNull() {
		this.notNull = true;
		return this;
	}

	@Override
	public AlteredColumnSpec nullable() {
		this.notNull = false;
		return this;
	}

	@Override
	public AlteredColumnSpec defaultValue(String sql) {
		this.defaultChange = DefaultChange.set(sql);
		return this;
	}

	@Override
	public AlteredColumnSpec dropDefault() {
		this.defaultChange = DefaultChange.drop();
		return this;
	}

	@Override
	public AlteredColumnSpec collate(String collation) {
		this.collation = Require.name("collate", "the collation", collation);
		return this;
	}

	@Override
	public AlteredColumnSpec generatedAs(String expression, GeneratedKind kind) {
		this.generated = new Generated(expression, kind);
		return this;
	}

	@Override
	public AlteredColumnSpec backfill(String expression) {
		this.backfill = Require.sql("backfill", "the expression", expression);
		return this;
	}

	@Override
	public AlteredColumnSpec onViolation(OnViolation remedy) {
		this.onViolation = Require.notNull("onViolation", "the remedy", remedy);
		return this;
	}

}
