package io.github.dbmig.sqlite.ddl;

import java.util.List;
import java.util.Set;

import io.github.dbmig.sql.SqlToken;
import io.github.dbmig.sql.SqlToken.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Tells names from keywords inside an expression, by what SQLite's parser could take at
 * that place: a column may be called {@code like} or {@code end}, and only its place
 * tells it from the operator. This is no grammar of expressions; it only knows whether an
 * operand or an operator comes next.
 *
 * @see <a href="https://www.sqlite.org/lang_expr.html">SQL Language Expressions</a>
 */
final class ExpressionState {

	/** What a token is. */
	enum Role {

		/** A name that can be a column. */
		NAME,

		/** A name in front of a dot. */
		QUALIFIER,

		/** Anything else that belongs to the expression. */
		OTHER,

		/** What the expression can't go on with. */
		BEYOND

	}

	private static final Set<String> BETWEEN_OPERANDS = Set.of("AND", "OR", "IS", "IN", "LIKE", "GLOB", "REGEXP",
			"MATCH", "BETWEEN", "ESCAPE", "NOT", "WHEN", "THEN", "ELSE");

	private static final Set<String> AFTER_OPERAND = Set.of("ISNULL", "NOTNULL", "NULL", "END");

	private static final Set<String> CONSTANTS = Set.of("NULL", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP");

	private boolean operandNext = true;

	private boolean afterDot;

	/** After IS, whose NOT is no operator of its own. */
	private boolean afterIs;

	/** After the NOT of NOT LIKE and its kind. */
	private boolean negated;

	private boolean collationNext;

	private int depth;

	/** How deep the type of a CAST stands, or -1. */
	private int typeDepth = -1;

	/** Whether an operator stood outside of parentheses and CASE. */
	private boolean compound;

	/** Whether that binds so weakly that a postfix doesn't take it in. */
	private boolean weak;

	private boolean between;

	/** Between IN and the end of its list. */
	private boolean inList;

	private int cases;

	Role next(SqlToken token, @Nullable SqlToken following) {
		boolean dotted = this.afterDot;
		this.afterDot = false;
		return switch (token.kind()) {
			case OPERATOR -> operator(token);
			case WORD -> word(token, following, dotted);
			case QUOTED_NAME -> name(following, dotted);
			default -> {
				this.operandNext = false;
				this.collationNext = false;
				yield Role.OTHER;
			}
		};
	}

	/** Whether nothing but one operand, with its COLLATE, was read. */
	boolean isSimple() {
		return !this.compound;
	}

	int depth() {
		return this.depth;
	}

	private Role operator(SqlToken token) {
		switch (token.text()) {
			case "(" -> {
				this.afterIs = false;
				this.depth++;
				this.operandNext = true;
			}
			case ")" -> {
				this.depth--;
				this.operandNext = false;
				if (this.depth == 0 && this.inList) {
					this.inList = false;
					postfixSeen();
				}
				if (this.depth < this.typeDepth) {
					this.typeDepth = -1;
				}
			}
			case "." -> this.afterDot = true;
			default -> {
				if (this.operandNext && token.text().equals("*")) {
					this.operandNext = false;
				}
				else {
					if (!this.operandNext) {
						operatorSeen(token);
					}
					this.operandNext = true;
				}
			}
		}
		return Role.OTHER;
	}

	private Role word(SqlToken token, @Nullable SqlToken following, boolean dotted) {
		if (dotted || this.collationNext || this.typeDepth >= 0) {
			return name(following, dotted);
		}
		return this.operandNext ? operand(token, following) : afterOperand(token);
	}

	private Role operand(SqlToken token, @Nullable SqlToken following) {
		if (this.negated && token.isWord("NULL")) {
			postfixSeen();
		}
		if (this.negated && Words.isAnyOf(token, BETWEEN_OPERANDS)) {
			this.negated = false;
			operatorSeen(token);
			return Role.OTHER;
		}
		this.negated = false;
		if (Words.isAnyOf(token, CONSTANTS)) {
			this.operandNext = false;
			return Role.OTHER;
		}
		if (Words.isReserved(token)) {
			if (token.isWord("CASE")) {
				this.cases++;
			}
			else if (token.isWord("NOT") && !this.afterIs) {
				operatorSeen(token);
			}
			this.afterIs = false;
			return Role.OTHER;
		}
		return name(following, false);
	}

	private Role afterOperand(SqlToken token) {
		if (token.isWord("COLLATE")) {
			this.collationNext = true;
		}
		else if (token.isWord("AS")) {
			this.typeDepth = this.depth;
		}
		else if (Words.isAnyOf(token, BETWEEN_OPERANDS)) {
			if (!token.isWord("NOT")) {
				operatorSeen(token);
			}
			this.operandNext = true;
			this.negated = token.isWord("NOT");
			this.afterIs = token.isWord("IS");
		}
		else if (token.isWord("END") && this.cases > 0) {
			this.cases--;
		}
		else if (Words.isAnyOf(token, AFTER_OPERAND)) {
			postfixSeen();
		}
		else {
			return Role.BEYOND;
		}
		return Role.OTHER;
	}

	private Role name(@Nullable SqlToken following, boolean dotted) {
		boolean noColumn = this.collationNext || this.typeDepth >= 0;
		this.collationNext = false;
		this.operandNext = false;
		this.afterIs = false;
		if (following != null && following.isOperator(".")) {
			return Role.QUALIFIER;
		}
		boolean function = following != null && following.isOperator("(") && !dotted;
		return (noColumn || function) ? Role.OTHER : Role.NAME;
	}

	private void operatorSeen(SqlToken token) {
		if (this.depth == 0 && this.cases == 0) {
			this.compound = true;
			this.inList = token.isWord("IN");
			if (token.isWord("AND") && this.between) {
				this.between = false;
			}
			else if (token.isWord("BETWEEN")) {
				this.between = true;
			}
			else if (token.isWord("AND") || token.isWord("OR") || token.isWord("NOT")) {
				this.weak = true;
			}
		}
	}

	/** ISNULL and its kind make one operand of all that binds tighter. */
	private void postfixSeen() {
		if (this.depth == 0 && this.cases == 0 && !this.weak) {
			this.compound = false;
		}
	}

	/**
	 * Where the tokens stop being one expression.
	 * @return the index of the first token that can't belong to it, or their number
	 */
	static int end(List<SqlToken> tokens) {
		ExpressionState state = new ExpressionState();
		for (int i = 0; i < tokens.size(); i++) {
			SqlToken following = (i + 1 < tokens.size()) ? tokens.get(i + 1) : null;
			if (state.next(tokens.get(i), following) == Role.BEYOND && state.depth() == 0) {
				return i;
			}
		}
		return tokens.size();
	}

	static boolean isOperand(SqlToken token) {
		return token.kind() == Kind.STRING || token.kind() == Kind.QUOTED_NAME
				|| (token.kind() == Kind.WORD && !Words.isReserved(token) && !Words.isAnyOf(token, CONSTANTS));
	}

}
