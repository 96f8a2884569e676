package io.github.dbmig.authoring;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmig.authoring.JavaCall.Argument;
import io.github.dbmig.authoring.JavaCall.Code;
import io.github.dbmig.authoring.JavaCall.Lambda;
import io.github.dbmig.authoring.JavaCall.Link;
import io.github.dbmig.authoring.JavaCall.Literal;
import io.github.dbmig.operation.AddColumn;
import io.github.dbmig.operation.AddConstraint;
import io.github.dbmig.operation.AlterColumn;
import io.github.dbmig.operation.DefaultChange;
import io.github.dbmig.operation.DropCheck;
import io.github.dbmig.operation.DropColumn;
import io.github.dbmig.operation.DropConstraint;
import io.github.dbmig.operation.DropForeignKey;
import io.github.dbmig.operation.DropPrimaryKey;
import io.github.dbmig.operation.DropUnique;
import io.github.dbmig.operation.MoveColumn;
import io.github.dbmig.operation.RenameColumn;
import io.github.dbmig.operation.RenameConstraint;
import io.github.dbmig.operation.SetAutoIncrement;
import io.github.dbmig.operation.SetStrict;
import io.github.dbmig.operation.SetWithoutRowid;
import io.github.dbmig.operation.TableChangeVisitor;

/**
 * Says the changes of a table as calls of the vocabulary.
 *
 * @param definitions says columns and constraints
 * @param constants what is imported
 */
record JavaTableChanges(JavaDefinitions definitions, JavaConstants constants) implements TableChangeVisitor<Link> {

	@Override
	public Link addColumn(AddColumn change) {
		return Link.of(this.definitions.addColumn(change));
	}

	@Override
	public Link alterColumn(AlterColumn change) {
		List<JavaCall> calls = new ArrayList<>();
		if (change.type() != null) {
			calls.add(JavaCall.of("type", change.type()));
		}
		if (change.convert() != null) {
			calls.add(JavaCall.of("convert", change.convert()));
		}
		if (change.notNull() != null) {
			calls.add(JavaCall.of(change.notNull() ? "notNull" : "nullable"));
		}
		if (change.defaultChange() != null) {
			calls.add(defaultChange(change.defaultChange()));
		}
		if (change.collation() != null) {
			calls.add(JavaCall.of("collate", change.collation()));
		}
		if (change.generated() != null) {
			calls.add(this.definitions.generated(change.generated()));
		}
		if (change.backfill() != null) {
			calls.add(JavaCall.of("backfill", change.backfill()));
		}
		if (change.onViolation() != null) {
			calls.add(this.definitions.onViolation(change.onViolation()));
		}
		return Link.of(JavaCall.of("alterColumn", new Literal(change.column()), Lambda.of("column", calls)));
	}

	private static JavaCall defaultChange(DefaultChange change) {
		return (change.value() != null) ? JavaCall.of("defaultValue", change.value()) : JavaCall.of("dropDefault");
	}

	@Override
	public Link renameColumn(RenameColumn change) {
		return Link.of(JavaCall.of("renameColumn", change.from(), change.to()));
	}

	@Override
	public Link dropColumn(DropColumn change) {
		return Link.of(change.cascade()
				? JavaCall.of("dropColumn", new Literal(change.column()),
						Lambda.of("column", List.of(JavaCall.of("cascade"))))
				: JavaCall.of("dropColumn", change.column()));
	}

	@Override
	public Link moveColumn(MoveColumn change) {
		return Link.of(JavaCall.of("moveColumn", new Literal(change.column()),
				this.definitions.positionArgument(change.position())));
	}

	@Override
	public Link addConstraint(AddConstraint change) {
		return this.definitions.addConstraint(change.constraint(), change.onViolation());
	}

	@Override
	public Link dropConstraint(DropConstraint change) {
		return Link.of(JavaCall.of("dropConstraint", change.name()));
	}

	@Override
	public Link renameConstraint(RenameConstraint change) {
		return Link.of(JavaCall.of("renameConstraint", change.from(), change.to()));
	}

	@Override
	public Link dropPrimaryKey(DropPrimaryKey change) {
		return Link.of(JavaCall.of("dropPrimaryKey"));
	}

	@Override
	public Link dropUnique(DropUnique change) {
		return Link.of(new JavaCall("dropUnique", literals(change.columns())));
	}

	@Override
	public Link dropCheck(DropCheck change) {
		return Link.of(JavaCall.of("dropCheck", change.expression()));
	}

	@Override
	public Link dropForeignKey(DropForeignKey change) {
		if (change.table() == null) {
			return Link.of(new JavaCall("dropForeignKey", literals(change.columns())));
		}
		return Link.of(JavaCall.of("dropForeignKey",
				Lambda.of("key", List.of(new JavaCall("columns", literals(change.columns())),
						JavaCall.of("references", change.table())))));
	}

	@Override
	public Link setStrict(SetStrict change) {
		return Link.of(set("strict", change.value()));
	}

	@Override
	public Link setWithoutRowid(SetWithoutRowid change) {
		return Link.of(set("withoutRowid", change.value()));
	}

	@Override
	public Link setAutoIncrement(SetAutoIncrement change) {
		return Link.of(set("autoIncrement", change.value()));
	}

	private static JavaCall set(String method, boolean value) {
		return JavaCall.of(method, new Code(String.valueOf(value)));
	}

	private static List<Argument> literals(List<String> texts) {
		return texts.stream().<Argument>map(Literal::new).toList();
	}

}
