package io.github.dbmig.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.dbmig.sql.SqlToken.Kind;

/**
 * Cuts SQL text into tokens, with exactly the boundaries at which SQLite cuts it. Nothing
 * is left out and nothing is refused: what SQLite doesn't recognize is an
 * {@link Kind#ILLEGAL} token.
 *
 * @see <a href="https://www.sqlite.org/lang_expr.html">SQL language expressions</a>
 * @see <a href="https://www.sqlite.org/lang_comment.html">SQL comment syntax</a>
 */
public final class SqlLexer {

	private final String sql;

	private final List<SqlToken> tokens;

	/**
	 * The kind of the token being read; each of the reading methods sets it and returns
	 * where the token ends.
	 */
	private Kind kind = Kind.ILLEGAL;

	private SqlLexer(String sql) {
		this.sql = sql;
		this.tokens = new ArrayList<>(16 + sql.length() / 4);
	}

	/**
	 * Reads the tokens of a text.
	 * @param sql the text: one statement, several or part of one
	 * @return all its tokens, white space and comments included, unmodifiable
	 */
	public static List<SqlToken> tokens(String sql) {
		SqlLexer lexer = new SqlLexer(sql);
		lexer.read();
		return Collections.unmodifiableList(lexer.tokens);
	}

	private void read() {
		int line = 1;
		int start = 0;
		while (start < this.sql.length()) {
			int end = next(start);
			this.tokens.add(new SqlToken(this.kind, this.sql.substring(start, end), start, line));
			for (; start < end; start++) {
				if (this.sql.charAt(start) == '\n') {
					line++;
				}
			}
		}
	}

	private int next(int start) {
		char c = at(start);
		return switch (c) {
			case ' ', '\t', '\n', '\f', '\r' -> whitespace(start);
			case SqlChars.BYTE_ORDER_MARK -> token(Kind.WHITESPACE, start + 1);
			case '\'' -> quoted(start, Kind.STRING);
			case '"', '`' -> quoted(start, Kind.QUOTED_NAME);
			case '[' -> bracketed(start);
			case ';' -> token(Kind.SEMICOLON, start + 1);
			case '?' -> token(Kind.PARAMETER, afterDigits(start + 1));
			case ':', '@', '#', '$' -> parameter(start);
			case '-' -> (at(start + 1) == '-') ? lineComment(start) : operator(start, c);
			case '/' -> opensBlockComment(start) ? blockComment(start) : operator(start, c);
			case '.' -> SqlChars.isDigit(at(start + 1)) ? number(start) : operator(start, c);
			case 'x', 'X' -> (at(start + 1) == '\'') ? blob(start) : word(start);
			case '(', ')', '+', '*', '%', ',', '&', '~', '=', '<', '>', '!', '|' -> operator(start, c);
			default -> other(start, c);
		};
	}

	private int other(int start, char c) {
		if (SqlChars.isNameStart(c)) {
			return word(start);
		}
		return SqlChars.isDigit(c) ? number(start) : token(Kind.ILLEGAL, start + 1);
	}

	private int whitespace(int start) {
		int end = start + 1;
		while (SqlChars.isSpacePart(at(end))) {
			end++;
		}
		return token(Kind.WHITESPACE, end);
	}

	/**
	 * SQLite has the carriage return of a CRLF inside the comment. Here it stands
	 * outside, where nobody has to cut it off again.
	 */
	private int lineComment(int start) {
		int end = start + 2;
		while (at(end) != '\n' && at(end) != '\0') {
			end++;
		}
		return token(Kind.LINE_COMMENT, (at(end) == '\n' && at(end - 1) == '\r') ? end - 1 : end);
	}

	/**
	 * Two characters that end the text are two operators to SQLite.
	 */
	private boolean opensBlockComment(int start) {
		return at(start + 1) == '*' && at(start + 2) != '\0';
	}

	private int blockComment(int start) {
		int end = start + 2;
		while (at(end) != '\0') {
			if (at(end) == '*' && at(end + 1) == '/') {
				return token(Kind.BLOCK_COMMENT, end + 2);
			}
			end++;
		}
		return token(Kind.BLOCK_COMMENT, end);
	}

	private int quoted(int start, Kind closed) {
		char quote = at(start);
		int end = start + 1;
		while (at(end) != '\0') {
			if (at(end) == quote) {
				if (at(end + 1) != quote) {
					return token(closed, end + 1);
				}
				end++;
			}
			end++;
		}
		return token(Kind.ILLEGAL, end);
	}

	private int bracketed(int start) {
		int end = afterAnyUntil(start + 1, ']');
		return (at(end) == ']') ? token(Kind.QUOTED_NAME, end + 1) : token(Kind.ILLEGAL, end);
	}

	private int blob(int start) {
		int end = start + 2;
		while (SqlChars.isHexDigit(at(end))) {
			end++;
		}
		if (at(end) == '\'' && (end - start) % 2 == 0) {
			return token(Kind.BLOB, end + 1);
		}
		end = afterAnyUntil(end, '\'');
		return token(Kind.ILLEGAL, (at(end) == '\'') ? end + 1 : end);
	}

	private int word(int start) {
		return token(Kind.WORD, afterNameParts(start + 1));
	}

	/**
	 * Reads <code>:a</code> and its like, with the forms of Tcl variables,
	 * <code>$a::b(c)</code>, that SQLite accepts too.
	 */
	private int parameter(int start) {
		boolean named = false;
		int end = start + 1;
		while (true) {
			if (SqlChars.isNamePart(at(end))) {
				named = true;
				end++;
			}
			else if (at(end) == ':' && at(end + 1) == ':') {
				end += 2;
			}
			else if (at(end) == '(' && named) {
				return parameterSuffix(end + 1);
			}
			else {
				return token(named ? Kind.PARAMETER : Kind.ILLEGAL, end);
			}
		}
	}

	private int parameterSuffix(int start) {
		int end = start;
		while (at(end) != '\0' && at(end) != ')' && !SqlChars.isSpacePart(at(end))) {
			end++;
		}
		return (at(end) == ')') ? token(Kind.PARAMETER, end + 1) : token(Kind.ILLEGAL, end);
	}

	private int number(int start) {
		int end = SqlNumbers.end(this.sql, start);
		int past = afterNameParts(end);
		return token((past == end && SqlNumbers.isWellFormed(this.sql, start, end)) ? Kind.NUMBER : Kind.ILLEGAL, past);
	}

	private int operator(int start, char c) {
		char second = at(start + 1);
		int length = switch (c) {
			case '-' -> (second != '>') ? 1 : ((at(start + 2) == '>') ? 3 : 2);
			case '=' -> (second == '=') ? 2 : 1;
			case '<' -> (second == '=' || second == '>' || second == '<') ? 2 : 1;
			case '>' -> (second == '=' || second == '>') ? 2 : 1;
			case '|' -> (second == '|') ? 2 : 1;
			case '!' -> (second == '=') ? 2 : 1;
			default -> 1;
		};
		return token((c == '!' && length == 1) ? Kind.ILLEGAL : Kind.OPERATOR, start + length);
	}

	private int afterDigits(int start) {
		int end = start;
		while (SqlChars.isDigit(at(end))) {
			end++;
		}
		return end;
	}

	private int afterNameParts(int start) {
		int end = start;
		while (SqlChars.isNamePart(at(end))) {
			end++;
		}
		return end;
	}

	private int afterAnyUntil(int start, char stop) {
		int end = start;
		while (at(end) != stop && at(end) != '\0') {
			end++;
		}
		return end;
	}

	private char at(int position) {
		return SqlChars.at(this.sql, position);
	}

	private int token(Kind found, int end) {
		this.kind = found;
		return end;
	}

}
