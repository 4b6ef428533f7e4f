package org.vigie.app.account;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.vigie.app.page.Limits;

/**
 * Who may open what. Every route that is not named here is closed, and answers like one that does
 * not exist.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  /** Nothing inline, nothing from elsewhere, in no frame. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private static final String[] READ_BY_ANYONE = {
    "/",
    "/recherche",
    "/recherche.csv",
    "/recherche.json",
    "/recherche.atom",
    "/familles/*.atom",
    "/communes/*.atom",
    "/departements/*.atom",
    "/regions/*.atom",
    "/autorites/*.atom",
    "/reperages/*",
    "/reperages/*/signaler",
    "/documents/*",
    "/documents/*/original",
    "/dossiers/*",
    "/veille",
    "/veille.csv",
    "/veille.json",
    "/veille/*",
    "/publications/*",
    "/abonnement",
    "/abonnement/apercu",
    "/abonnement/regardez",
    "/abonnement/confirmer/*",
    "/mes-alertes/*",
    "/desabonnement/*",
    "/aide",
    "/confidentialite",
    "/accessibilite",
    "/a-propos",
    "/apparence",
    "/connexion",
    "/css/**",
    "/js/**",
    "/webjars/**",
    "/icone.svg",
    "/actuator/health",
    "/error"
  };
  private static final String[] DONE_BY_ANYONE = {
    "/abonnement",
    "/abonnement/confirmer/*",
    "/reperages/*/signaler",
    "/mes-alertes/*",
    "/desabonnement/*",
    "/connexion"
  };
  private static final String VOLUNTEERS = "/benevole";
  private static final String ADMINS = "/admin";

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  UserDetailsService userDetailsService(Accounts accounts) {
    return email ->
        accounts
            .credentials(email)
            .map(found -> new SignedIn(found.account(), found.passwordHash()))
            .orElseThrow(() -> new UsernameNotFoundException("no such account"));
  }

  @Bean
  @ConditionalOnWebApplication
  SecurityFilterChain pages(HttpSecurity http, Limits limits, Accounts accounts) throws Exception {
    return http.authorizeHttpRequests(
            routes ->
                routes
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, READ_BY_ANYONE)
                    .permitAll()
                    .requestMatchers(HttpMethod.HEAD, READ_BY_ANYONE)
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, DONE_BY_ANYONE)
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, "/deconnexion")
                    .permitAll()
                    .requestMatchers(VOLUNTEERS, VOLUNTEERS + "/**")
                    .hasAnyRole(Role.VOLUNTEER.name(), Role.ADMIN.name())
                    .requestMatchers(ADMINS, ADMINS + "/**")
                    .hasRole(Role.ADMIN.name())
                    .anyRequest()
                    .denyAll())
        .formLogin(
            form ->
                form.loginPage("/connexion")
                    .usernameParameter("adresse")
                    .passwordParameter("motdepasse")
                    .failureHandler(
                        (request, response, _) -> {
                          limits.allows(Limits.Deed.LOG_IN, request);
                          response.sendRedirect("/connexion?refus");
                        })
                    .successHandler(afterLogIn(accounts)))
        .logout(out -> out.logoutUrl("/deconnexion").logoutSuccessUrl("/"))
        .addFilterBefore(new LogInLimit(limits), UsernamePasswordAuthenticationFilter.class)
        .csrf(csrf -> csrf.ignoringRequestMatchers(SecurityConfiguration::isOneClick))
        .exceptionHandling(
            errors ->
                errors
                    .authenticationEntryPoint(SecurityConfiguration::askWho)
                    .accessDeniedHandler(SecurityConfiguration::refuse))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                    .permissionsPolicyHeader(
                        permissions ->
                            permissions.policy(
                                "camera=(), microphone=(), geolocation=(), payment=(), usb=(),"
                                    + " browsing-topics=()"))
                    .frameOptions(FrameOptionsConfig::deny)
                    .cacheControl(cache -> cache.disable())
                    .addHeaderWriter(new Discretion()))
        .build();
  }

  /**
   * A mail provider's button (RFC 8058): it has neither cookie nor page, the token is the proof.
   */
  private static boolean isOneClick(HttpServletRequest request) {
    return "POST".equals(request.getMethod())
        && request.getRequestURI().startsWith("/desabonnement/")
        && "One-Click".equals(request.getParameter("List-Unsubscribe"));
  }

  private static SavedRequestAwareAuthenticationSuccessHandler afterLogIn(Accounts accounts) {
    SavedRequestAwareAuthenticationSuccessHandler back =
        new SavedRequestAwareAuthenticationSuccessHandler() {
          @Override
          public void onAuthenticationSuccess(
              HttpServletRequest request, HttpServletResponse response, Authentication who)
              throws IOException, ServletException {
            accounts.seen(who.getName());
            super.onAuthenticationSuccess(request, response, who);
          }
        };
    back.setDefaultTargetUrl("/benevole");
    return back;
  }

  private static void askWho(
      HttpServletRequest request, HttpServletResponse response, Exception refused)
      throws IOException, ServletException {
    if (isForTheSignedIn(request)) {
      new LoginUrlAuthenticationEntryPoint("/connexion")
          .commence(
              request, response, new InsufficientAuthenticationException("log in first", refused));
    } else if (refused instanceof CsrfException) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException {
    boolean tellsNothing = !(refused instanceof CsrfException) && !isForTheSignedIn(request);
    response.sendError(
        tellsNothing ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_FORBIDDEN);
  }

  private static boolean isForTheSignedIn(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.equals(VOLUNTEERS)
        || path.startsWith(VOLUNTEERS + "/")
        || path.equals(ADMINS)
        || path.startsWith(ADMINS + "/");
  }
}
