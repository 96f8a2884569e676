package io.github.dbmig.operation;

/**
 * Operations from their stored form.
 */
final class OperationDecoder {

	private OperationDecoder() {
	}

	static Operation decode(JsonObject object) {
		String operation = object.text("op");
		return switch (operation) {
			case "createTable" ->
				new CreateTable(object.text("name"), Decoder.list(object.objects("columns"), Decoder::column),
						Decoder.list(object.objects("constraints"), Decoder::constraint), object.flag("strict"),
						object.flag("withoutRowid"));
			case "dropTable" -> new DropTable(object.text("name"));
			case "renameTable" -> new RenameTable(object.text("from"), object.text("to"));
			case "alterTable" -> new AlterTable(object.text("table"),
					Decoder.list(object.objects("changes"), TableChangeDecoder::decode));
			case "rebuildTable" -> new RebuildTable(object.text("table"));
			case "createIndex" -> new CreateIndex(object.text("name"), object.text("table"),
					Decoder.list(object.objects("terms"), Decoder::term), object.flag("unique"),
					object.optionalText("where"));
			case "dropIndex" -> new DropIndex(object.text("name"));
			case "createView" -> new CreateView(object.text("name"), object.text("select"));
			case "dropView" -> new DropView(object.text("name"));
			case "createTrigger" -> new CreateTrigger(object.text("sql"));
			case "dropTrigger" -> new DropTrigger(object.text("name"));
			case "execute" ->
				new Execute(object.text("sql"), object.list("parameters").stream().map(Decoder::value).toList());
			case "insert" ->
				new Insert(object.text("table"), object.objects("rows").stream().map(Decoder::row).toList());
			case "data" -> data(object.text("description"));
			default -> throw new NewerFormatException("the operation \"" + operation + "\"");
		};
	}

	private static Data data(String description) {
		return new Data(description, new ForgottenDataStep(description));
	}

}
