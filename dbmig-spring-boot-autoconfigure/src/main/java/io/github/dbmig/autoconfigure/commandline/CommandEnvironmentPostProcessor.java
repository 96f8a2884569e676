package io.github.dbmig.autoconfigure.commandline;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * Turns a start into a command, when the application's properties are known and nothing
 * is logged yet.
 */
class CommandEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	private static final String SOURCE = "dbmigCommand";

	private static final String CONSOLE_THRESHOLD = "logging.threshold.console";

	private final CommandStart start;

	CommandEnvironmentPostProcessor(ConfigurableBootstrapContext bootstrapContext) {
		this.start = Objects.requireNonNull(bootstrapContext.getOrElse(CommandStart.class, CommandStart.none()));
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		CommandArguments arguments = this.start.arguments();
		if (arguments == null || !environment.getProperty("dbmig.command-line.enabled", Boolean.class, Boolean.TRUE)) {
			return;
		}
		MutablePropertySources sources = environment.getPropertySources();
		// The options of a command are no properties of the application
		if (sources.contains(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME)) {
			sources.replace(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME,
					new SimpleCommandLinePropertySource(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME,
							arguments.properties().toArray(String[]::new)));
		}
		sources.addFirst(new MapPropertySource(SOURCE, properties(arguments)));
		application.setApplicationContextFactory(ApplicationContextFactory.of(OnDemandApplicationContext::new));
		this.start.accept(StandardStreams.take());
	}

	private static Map<String, Object> properties(CommandArguments arguments) {
		Map<String, Object> properties = new HashMap<>();
		properties.put("dbmig.command", true);
		properties.put("spring.main.web-application-type", "none");
		properties.put("spring.main.banner-mode", "off");
		properties.put("spring.main.log-startup-info", false);
		properties.put("spring.main.keep-alive", false);
		if (!arguments.sets(CONSOLE_THRESHOLD)) {
			properties.put(CONSOLE_THRESHOLD, arguments.verbose() ? "INFO" : "WARN");
		}
		return properties;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

}
