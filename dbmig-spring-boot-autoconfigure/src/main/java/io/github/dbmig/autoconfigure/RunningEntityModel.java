package io.github.dbmig.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.dbmig.MigrationException;
import io.github.dbmig.jpa.EntityModel;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.jspecify.annotations.Nullable;

/**
 * What the entities say as the running entity manager factories understand them. Each
 * factory hands over its own mapping while it is made, since to build a second one takes
 * seconds.
 *
 * @see <a href=
 * "https://docs.hibernate.org/orm/7.4/javadocs/org/hibernate/integrator/spi/Integrator.html">Integrator</a>
 */
class RunningEntityModel {

	private final Map<String, Supplier<EntityModel>> models = new LinkedHashMap<>();

	private @Nullable EntityModel together;

	/**
	 * Listen to an entity manager factory that is about to be made.
	 * @param factory its bean name
	 * @return what Hibernate is to be given
	 */
	Integrator listenTo(String factory) {
		return new Integrator() {

			@Override
			public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
					SessionFactoryImplementor sessionFactory) {
				keep(factory, read((MetadataImplementor) metadata));
			}

		};
	}

	private static Supplier<EntityModel> read(MetadataImplementor metadata) {
		try {
			EntityModel model = EntityModel.of(metadata);
			return () -> model;
		}
		catch (RuntimeException | LinkageError ex) {
			// The application doesn't need the comparison; whoever asks for it is told
			return () -> {
				throw problem(ex);
			};
		}
	}

	private static MigrationException problem(Throwable ex) {
		if (ex instanceof MigrationException known) {
			return new MigrationException(known.description(), known.action(), ex);
		}
		return new MigrationException("The mapping of the entities can't be read: " + ex + ".",
				"Please report it with the entities. Until then dbmig.model-check=off leaves the comparison out.", ex);
	}

	private synchronized void keep(String factory, Supplier<EntityModel> model) {
		this.models.put(factory, model);
		this.together = null;
	}

	/**
	 * Whether a factory was made.
	 */
	synchronized boolean isPresent() {
		return !this.models.isEmpty();
	}

	/**
	 * Return what the entities of all factories say.
	 * @return nothing where no factory was made yet
	 * @throws MigrationException if dbmig can't say it
	 */
	synchronized Optional<EntityModel> get() {
		if (this.together == null && !this.models.isEmpty()) {
			this.together = EntityModel.together(this.models.values().stream().map(Supplier::get).toList());
		}
		return Optional.ofNullable(this.together);
	}

}
