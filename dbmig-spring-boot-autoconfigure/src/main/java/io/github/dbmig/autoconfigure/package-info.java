/**
 * Spring Boot glue: the auto-configuration, its properties, and failures explained.
 */
@NullMarked
package io.github.dbmig.autoconfigure;

import org.jspecify.annotations.NullMarked;
