package io.github.dbmig.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The connection that a revision's own code gets. It can do everything but end the run's
 * transaction, escape from it, or change how the connection works; closing it does
 * nothing. What it hands out leads back to it, never to the real connection.
 */
final class GuardedConnection implements InvocationHandler {

	private static final Set<String> REFUSED = Set.of("commit", "rollback", "setAutoCommit", "setSavepoint",
			"releaseSavepoint", "unwrap", "abort", "setReadOnly", "setTransactionIsolation", "setNetworkTimeout",
			"setCatalog", "setSchema", "setShardingKey", "setShardingKeyIfValid", "beginRequest", "endRequest");

	/**
	 * What statements and result sets are handed out as. They are looked for in this
	 * order.
	 */
	private static final List<Class<?>> HANDED_OUT = List.of(CallableStatement.class, PreparedStatement.class,
			Statement.class, ResultSet.class, DatabaseMetaData.class);

	private final RunGuard guard;

	private final Object target;

	private final @Nullable Connection connection;

	private GuardedConnection(RunGuard guard, Object target, @Nullable Connection connection) {
		this.guard = guard;
		this.target = target;
		this.connection = connection;
	}

	static Connection of(Connection connection, RunGuard guard) {
		return proxy(Connection.class, new GuardedConnection(guard, connection, null));
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type
			.cast(Proxy.newProxyInstance(GuardedConnection.class.getClassLoader(), new Class<?>[] { type }, handler));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		String name = method.getName();
		boolean isConnection = this.connection == null;
		if (name.equals("equals")) {
			return arguments != null && proxy == arguments[0];
		}
		if (name.equals("hashCode")) {
			return System.identityHashCode(proxy);
		}
		if (name.equals("toString")) {
			return "Guarded " + this.target;
		}
		if (name.equals("isWrapperFor")) {
			return false;
		}
		if (name.equals("getConnection")) {
			return this.connection;
		}
		if (name.equals("close")) {
			return isConnection ? null : call(method, arguments);
		}
		if (name.equals("unwrap") || (isConnection && REFUSED.contains(name))) {
			throw RunGuard.refused(name);
		}
		if (!name.startsWith("is") && !name.startsWith("clear")) {
			this.guard.ensureAlive();
		}
		if (takesSql(name) && arguments != null && arguments[0] instanceof String sql) {
			this.guard.check(sql);
		}
		return handOut(method.getReturnType(), call(method, arguments),
				isConnection ? (Connection) proxy : this.connection);
	}

	private static boolean takesSql(String method) {
		return method.startsWith("execute") || method.startsWith("prepare") || method.equals("addBatch");
	}

	private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(this.target, arguments);
		}
		catch (InvocationTargetException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			this.guard.failed(cause);
			throw cause;
		}
	}

	/**
	 * What a method returns decides, not what its result happens to be: the driver's
	 * result set is its own metadata too.
	 */
	private @Nullable Object handOut(Class<?> returned, @Nullable Object result, @Nullable Connection guarded) {
		if (result != null && HANDED_OUT.contains(returned)) {
			for (Class<?> type : HANDED_OUT) {
				if (returned.isAssignableFrom(type) && type.isInstance(result)) {
					return proxy(type, new GuardedConnection(this.guard, result, guarded));
				}
			}
		}
		return result;
	}

}
