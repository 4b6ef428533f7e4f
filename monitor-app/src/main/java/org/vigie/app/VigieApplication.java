package org.vigie.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The Spring side of the program: web pages, schedules, and the stages with their database. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class VigieApplication {}
