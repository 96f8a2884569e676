package io.github.dbmig.starter.million;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Migrates and ends.
 */
@SpringBootApplication
public class MillionApplication {

	public static void main(String[] args) {
		SpringApplication.run(MillionApplication.class, args);
	}

}
