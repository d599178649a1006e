package cn.qualitysafety;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The one Spring context of all tests: real engine, real web server, H2 in memory. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({CaseDriver.class, DecisionTables.class})
@ActiveProfiles({"demo", "test"})
public @interface SystemTest {}
