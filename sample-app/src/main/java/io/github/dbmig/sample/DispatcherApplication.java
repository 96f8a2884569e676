package io.github.dbmig.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the dispatcher.
 */
@SpringBootApplication
public class DispatcherApplication {

	/**
	 * Start the application.
	 * @param args arguments of the command line
	 */
	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(DispatcherApplication.class);
		application.addInitializers(new OldDatabase());
		application.run(args);
	}

}
