/**
 * What Spring Boot's actuator shows of migrations: endpoint, health, info and meters.
 */
@NullMarked
package io.github.dbmig.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
