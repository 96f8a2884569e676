package io.github.dbmig.operation;

import java.util.List;

/**
 * Operations to their stored form.
 */
record OperationEncoder(StoredForm form) implements OperationVisitor<JsonObject> {

	List<JsonObject> encode(List<Operation> operations) {
		return operations.stream().map((operation) -> operation.accept(this)).toList();
	}

	@Override
	public JsonObject createTable(CreateTable operation) {
		ConstraintEncoder constraints = new ConstraintEncoder(this.form);
		return kind("createTable").with("name", operation.name())
			.with("columns", operation.columns().stream().map(this.form::column).toList())
			.with("constraints",
					operation.constraints().stream().map((constraint) -> constraint.accept(constraints)).toList())
			.with("strict", operation.strict())
			.with("withoutRowid", operation.withoutRowid());
	}

	@Override
	public JsonObject dropTable(DropTable operation) {
		return kind("dropTable").with("name", operation.name());
	}

	@Override
	public JsonObject renameTable(RenameTable operation) {
		return kind("renameTable").with("from", operation.from()).with("to", operation.to());
	}

	@Override
	public JsonObject alterTable(AlterTable operation) {
		TableChangeEncoder changes = new TableChangeEncoder(this.form);
		return kind("alterTable").with("table", operation.table())
			.with("changes", operation.changes().stream().map((change) -> change.accept(changes)).toList());
	}

	@Override
	public JsonObject rebuildTable(RebuildTable operation) {
		return kind("rebuildTable").with("table", operation.table());
	}

	@Override
	public JsonObject createIndex(CreateIndex operation) {
		return kind("createIndex").with("name", operation.name())
			.with("table", operation.table())
			.with("terms", operation.terms().stream().map(this.form::term).toList())
			.with("unique", operation.unique())
			.with("where", this.form.sql(operation.where()));
	}

	@Override
	public JsonObject dropIndex(DropIndex operation) {
		return kind("dropIndex").with("name", operation.name());
	}

	@Override
	public JsonObject createView(CreateView operation) {
		return kind("createView").with("name", operation.name()).with("select", this.form.sql(operation.select()));
	}

	@Override
	public JsonObject dropView(DropView operation) {
		return kind("dropView").with("name", operation.name());
	}

	@Override
	public JsonObject createTrigger(CreateTrigger operation) {
		return kind("createTrigger").with("sql", this.form.sql(operation.sql()));
	}

	@Override
	public JsonObject dropTrigger(DropTrigger operation) {
		return kind("dropTrigger").with("name", operation.name());
	}

	@Override
	public JsonObject execute(Execute operation) {
		return kind("execute").with("sql", this.form.sql(operation.sql()))
			.with("parameters", operation.parameters().stream().map(this.form::value).toList());
	}

	@Override
	public JsonObject insert(Insert operation) {
		return kind("insert").with("table", operation.table())
			.with("rows", operation.rows().stream().map(this.form::row).toList());
	}

	@Override
	public JsonObject data(Data operation) {
		return kind("data").with("description", operation.description());
	}

	private static JsonObject kind(String operation) {
		return JsonObject.of("op", operation);
	}

}
