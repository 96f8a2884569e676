package io.github.dbmig.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

import javax.sql.DataSource;

import io.github.dbmig.MigrationConnectionCustomizer;
import io.github.dbmig.MigrationProgress;
import io.github.dbmig.dialect.Database;
import io.github.dbmig.dialect.DatabaseAccess;
import io.github.dbmig.dialect.Dialect;
import io.github.dbmig.dialect.ProgressListener;
import io.github.dbmig.dialect.RunConnection;
import io.github.dbmig.dialect.Shadow;
import io.github.dbmig.operation.Execute;
import io.github.dbmig.operation.Operation;
import io.github.dbmig.sqlite.SqliteDialect;

/**
 * SQLite, where each {@code execute} tells of progress as long copies do, however short
 * it is.
 *
 * @param progress what it tells
 */
record ReportingDialect(MigrationProgress progress) implements Dialect {

	@Override
	public Database database(DataSource dataSource, DatabaseAccess access) {
		Database database = new SqliteDialect().database(dataSource, access);
		return around(Database.class, database,
				(result, arguments) -> (result instanceof RunConnection run)
						? around(RunConnection.class, run, (none, operations) -> report(none, operations, arguments[0]))
						: result);
	}

	private Object report(Object result, Object[] arguments, Object listener) {
		boolean executed = result == null && arguments != null && arguments[0] instanceof List<?> operations
				&& operations.get(0) instanceof Execute;
		if (executed) {
			((ProgressListener) listener).progress(this.progress);
		}
		return result;
	}

	@Override
	public Shadow shadow(List<MigrationConnectionCustomizer> customizers) {
		return new SqliteDialect().shadow(customizers);
	}

	@Override
	public List<String> script(List<Operation> operations) {
		return new SqliteDialect().script(operations);
	}

	private static <T> T around(Class<T> type, T target, Around around) {
		return type.cast(Proxy.newProxyInstance(ReportingDialect.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> {
					try {
						return around.after(method.invoke(target, arguments), arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				}));
	}

	/**
	 * What to do after each call.
	 */
	@FunctionalInterface
	interface Around {

		Object after(Object result, Object[] arguments);

	}

}
