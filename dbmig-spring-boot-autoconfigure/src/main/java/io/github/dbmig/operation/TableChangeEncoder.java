package io.github.dbmig.operation;

import org.jspecify.annotations.Nullable;

/**
 * Changes of a table to their stored form.
 */
record TableChangeEncoder(StoredForm form) implements TableChangeVisitor<JsonObject> {

	@Override
	public JsonObject addColumn(AddColumn change) {
		return kind("addColumn").with("column", this.form.column(change.column()))
			.with("backfill", this.form.remedy(change.backfill()))
			.with("position", this.form.position(change.position()));
	}

	@Override
	public JsonObject alterColumn(AlterColumn change) {
		return kind("alterColumn").with("column", change.column())
			.with("type", this.form.sql(change.type()))
			.with("convert", this.form.sql(change.convert()))
			.withFlag("notNull", change.notNull())
			.with("default", defaultChange(change.defaultChange()))
			.with("collation", change.collation())
			.with("generated", this.form.generated(change.generated()))
			.with("backfill", this.form.remedy(change.backfill()))
			.with("onViolation", onViolation(change.onViolation()));
	}

	@Override
	public JsonObject renameColumn(RenameColumn change) {
		return kind("renameColumn").with("from", change.from()).with("to", change.to());
	}

	@Override
	public JsonObject dropColumn(DropColumn change) {
		return kind("dropColumn").with("column", change.column()).with("cascade", change.cascade());
	}

	@Override
	public JsonObject moveColumn(MoveColumn change) {
		return kind("moveColumn").with("column", change.column())
			.with("position", this.form.position(change.position()));
	}

	@Override
	public JsonObject addConstraint(AddConstraint change) {
		return kind("addConstraint").with("constraint", change.constraint().accept(new ConstraintEncoder(this.form)))
			.with("onViolation", onViolation(change.onViolation()));
	}

	@Override
	public JsonObject dropConstraint(DropConstraint change) {
		return kind("dropConstraint").with("name", change.name());
	}

	@Override
	public JsonObject renameConstraint(RenameConstraint change) {
		return kind("renameConstraint").with("from", change.from()).with("to", change.to());
	}

	@Override
	public JsonObject dropPrimaryKey(DropPrimaryKey change) {
		return kind("dropPrimaryKey");
	}

	@Override
	public JsonObject dropUnique(DropUnique change) {
		return kind("dropUnique").with("columns", change.columns());
	}

	@Override
	public JsonObject dropCheck(DropCheck change) {
		return kind("dropCheck").with("expression", this.form.sql(change.expression()));
	}

	@Override
	public JsonObject dropForeignKey(DropForeignKey change) {
		return kind("dropForeignKey").with("columns", change.columns()).with("table", change.table());
	}

	@Override
	public JsonObject setStrict(SetStrict change) {
		return kind("setStrict").withFlag("value", change.value());
	}

	@Override
	public JsonObject setWithoutRowid(SetWithoutRowid change) {
		return kind("setWithoutRowid").withFlag("value", change.value());
	}

	@Override
	public JsonObject setAutoIncrement(SetAutoIncrement change) {
		return kind("setAutoIncrement").withFlag("value", change.value());
	}

	private @Nullable JsonObject defaultChange(@Nullable DefaultChange change) {
		if (change == null) {
			return null;
		}
		JsonObject object = new JsonObject();
		return (change.value() != null) ? object.with("set", this.form.sql(change.value())) : object.with("drop", true);
	}

	private @Nullable String onViolation(@Nullable OnViolation remedy) {
		OnViolation kept = this.form.remedy(remedy);
		return (kept != null) ? StoredForm.constant(kept) : null;
	}

	private static JsonObject kind(String change) {
		return JsonObject.of("change", change);
	}

}
