package io.github.dbmig.operation;

/**
 * Constraints to their stored form.
 */
record ConstraintEncoder(StoredForm form) implements ConstraintVisitor<JsonObject> {

	@Override
	public JsonObject primaryKey(PrimaryKey constraint) {
		return kind("primaryKey", constraint).with("columns", constraint.columns())
			.with("autoIncrement", constraint.autoIncrement());
	}

	@Override
	public JsonObject unique(Unique constraint) {
		return kind("unique", constraint).with("columns", constraint.columns());
	}

	@Override
	public JsonObject check(Check constraint) {
		return kind("check", constraint).with("expression", this.form.sql(constraint.expression()));
	}

	@Override
	public JsonObject foreignKey(ForeignKey constraint) {
		return kind("foreignKey", constraint).with("columns", constraint.columns())
			.with("table", constraint.table())
			.with("referencedColumns", constraint.referencedColumns())
			.with("onDelete", StoredForm.unless(ReferentialAction.NO_ACTION, constraint.onDelete()))
			.with("onUpdate", StoredForm.unless(ReferentialAction.NO_ACTION, constraint.onUpdate()))
			.with("deferrable", constraint.deferrable());
	}

	private static JsonObject kind(String kind, Constraint constraint) {
		return JsonObject.of("kind", kind).with("name", constraint.name());
	}

}
