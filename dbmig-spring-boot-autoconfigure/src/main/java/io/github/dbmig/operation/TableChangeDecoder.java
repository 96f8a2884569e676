package io.github.dbmig.operation;

import org.jspecify.annotations.Nullable;

/**
 * Changes of a table from their stored form.
 */
final class TableChangeDecoder {

	private TableChangeDecoder() {
	}

	static TableChange decode(JsonObject object) {
		String change = object.text("change");
		return switch (change) {
			case "addColumn" -> new AddColumn(Decoder.whole(object.requiredObject("column"), Decoder::column),
					object.optionalText("backfill"), Decoder.optional(object.object("position"), Decoder::position));
			case "alterColumn" -> alterColumn(object);
			case "renameColumn" -> new RenameColumn(object.text("from"), object.text("to"));
			case "dropColumn" -> new DropColumn(object.text("column"), object.flag("cascade"));
			case "moveColumn" -> new MoveColumn(object.text("column"),
					Decoder.whole(object.requiredObject("position"), Decoder::position));
			case "addConstraint" -> new AddConstraint(
					Decoder.whole(object.requiredObject("constraint"), Decoder::constraint), onViolation(object));
			case "dropConstraint" -> new DropConstraint(object.text("name"));
			case "renameConstraint" -> new RenameConstraint(object.text("from"), object.text("to"));
			case "dropPrimaryKey" -> new DropPrimaryKey();
			case "dropUnique" -> new DropUnique(object.texts("columns"));
			case "dropCheck" -> new DropCheck(object.text("expression"));
			case "dropForeignKey" -> new DropForeignKey(object.texts("columns"), object.optionalText("table"));
			case "setStrict" -> new SetStrict(object.flag("value"));
			case "setWithoutRowid" -> new SetWithoutRowid(object.flag("value"));
			case "setAutoIncrement" -> new SetAutoIncrement(object.flag("value"));
			default -> throw new NewerFormatException("the change \"" + change + "\"");
		};
	}

	private static AlterColumn alterColumn(JsonObject object) {
		return new AlterColumn(object.text("column"), object.optionalText("type"), object.optionalText("convert"),
				object.optionalFlag("notNull"),
				Decoder.optional(object.object("default"), TableChangeDecoder::defaultChange),
				object.optionalText("collation"), Decoder.optional(object.object("generated"), Decoder::generated),
				object.optionalText("backfill"), onViolation(object));
	}

	private static DefaultChange defaultChange(JsonObject object) {
		return object.flag("drop") ? DefaultChange.drop() : DefaultChange.set(object.text("set"));
	}

	private static @Nullable OnViolation onViolation(JsonObject object) {
		String remedy = object.optionalText("onViolation");
		return (remedy != null) ? Decoder.constant(OnViolation.class, remedy) : null;
	}

}
