package io.github.dbmig.starter.plain;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Uses the table that its revision makes, and ends.
 */
@SpringBootApplication
public class PlainApplication {

	public static void main(String[] args) {
		SpringApplication.run(PlainApplication.class, args);
	}

	@Bean
	CommandLineRunner useTheTable(JdbcClient jdbc) {
		return (args) -> jdbc.sql("INSERT INTO visits (at) VALUES (?)").param(System.currentTimeMillis()).update();
	}

}
