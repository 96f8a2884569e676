package io.github.dbmig.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Many entities of fifteen columns, each with two references, a unique name and two
 * indexes, in the package {@code many}, beside a configuration that scans them.
 */
public final class GeneratedEntities {

	private static final String ENTITY = """
			package many;

			import jakarta.persistence.Column;
			import jakarta.persistence.Entity;
			import jakarta.persistence.FetchType;
			import jakarta.persistence.GeneratedValue;
			import jakarta.persistence.GenerationType;
			import jakarta.persistence.Id;
			import jakarta.persistence.Index;
			import jakarta.persistence.ManyToOne;
			import jakarta.persistence.Table;
			import java.math.BigDecimal;
			import java.time.Instant;
			import java.time.LocalDate;

			@Entity
			@Table(name = "thing_%1$d", indexes = { @Index(name = "ix_thing_%1$d_day", columnList = "theDay"),
					@Index(name = "ix_thing_%1$d_name", columnList = "label, amount desc") })
			public class Thing%1$d {

				@Id
				@GeneratedValue(strategy = GenerationType.IDENTITY)
				Integer id;

				@Column(nullable = false, unique = true)
				String name;

				@Column(length = 40)
				String label;

				String description;

				@Column(nullable = false)
				Integer quantity;

				Long total;

				Double ratio;

				BigDecimal amount;

				boolean active;

				LocalDate theDay;

				Instant createdAt;

				byte[] picture;

				Short rank;

				@ManyToOne(fetch = FetchType.LAZY)
				Thing%2$d before;

				@ManyToOne(fetch = FetchType.LAZY, optional = false)
				Thing%3$d origin;

			}
			""";

	private GeneratedEntities() {
	}

	/**
	 * Write their sources.
	 * @param folder the project's folder
	 * @param count how many
	 * @return the project
	 */
	public static SourceProject in(Path folder, int count) {
		SourceProject project = new SourceProject(folder);
		project.put("many/Many.java", """
				package many;

				import org.springframework.boot.persistence.autoconfigure.EntityScan;
				import org.springframework.context.annotation.Configuration;

				@Configuration(proxyBeanMethods = false)
				@EntityScan
				public class Many {

				}
				""");
		for (int i = 0; i < count; i++) {
			project.put("many/Thing" + i + ".java", ENTITY.formatted(i, Math.max(0, i - 1), i / 2));
		}
		return project;
	}

	/**
	 * Name their classes.
	 * @param count how many
	 * @return the names
	 */
	public static List<String> names(int count) {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			names.add("many.Thing" + i);
		}
		return names;
	}

}
