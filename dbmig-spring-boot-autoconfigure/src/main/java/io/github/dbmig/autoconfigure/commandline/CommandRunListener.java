package io.github.dbmig.autoconfigure.commandline;

import java.time.Duration;
import java.util.List;

import io.github.dbmig.commandline.DbmigCommandLine;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Runs a command in place of the application, if the arguments say so: the context is
 * there, but none of the application's beans is made and none of its runners called, and
 * the process ends with the command's exit code.
 */
class CommandRunListener implements SpringApplicationRunListener, Ordered {

	private final CommandStart start;

	CommandRunListener(SpringApplication application, String[] arguments) {
		this.start = new CommandStart(CommandArguments.of(List.of(arguments)).orElse(null));
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		bootstrapContext.register(CommandStart.class, InstanceSupplier.of(this.start));
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		CommandArguments arguments = this.start.arguments();
		StandardStreams streams = this.start.streams();
		if (arguments != null && streams != null) {
			int code = new DbmigCommandLine(new ApplicationCommandTools(context), streams).run(arguments.command());
			context.close();
			// As main would go on with the application's runners
			System.exit(code);
		}
	}

	@Override
	public int getOrder() {
		// Before anything is told that the application has started
		return HIGHEST_PRECEDENCE;
	}

}
