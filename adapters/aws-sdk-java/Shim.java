// Puts the AWS SDK for Java v2 under the suite: one JSON message per line, as spec/protocol.md describes it.
//
// The SDK is used as it comes. README.md tells where this file reaches into Java, and why.

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.useragent.BusinessMetricFeatureId;
import software.amazon.awssdk.core.util.VersionInfo;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

final class Shim {
  private static final List<String> CAPABILITIES =
      List.of("resolve", "session-params", "source", "account-id", "expiration", "routes");

  /** Keys and a region are given to a client, which then asks no provider for them. */
  private static final Set<String> PARAMS = Set.of("profile");

  /** Below the limit of the runner, so that waiting in vain is an answer of its own. */
  private static final int PATIENCE_SECONDS = 8;

  /** Some errors quote the whole answer of a service. */
  private static final int MESSAGE_LIMIT = 4000;

  /** The argument of a JVM that answers one question, in the environment of its world. */
  private static final String INSIDE = "inside";

  /** Those that start quickly. The archive holds the classes of the SDK as the JVM needs them. */
  private static final List<String> JVM =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          // What the JVM has to say, of its archive of classes too, is no answer.
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          // As in a locale with UTF-8; the locale of a world says nothing of the sort.
          "-Dfile.encoding=UTF-8",
          "-Dsun.jnu.encoding=UTF-8",
          // There is no name server.
          "-Djdk.net.hosts.file=/etc/hosts",
          "--add-exports=java.base/sun.net.www.http=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED");

  public static void main(String[] args) throws Exception {
    if (args[0].equals(INSIDE)) {
      answerInside();
      return;
    }
    Path build = Path.of(args[0]).toAbsolutePath();
    if (args.length > 1 && args[1].equals("rehearse")) {
      rehearse(build);
      return;
    }
    PrintStream answers = new PrintStream(System.out, true, UTF_8);
    for (String line; (line = INPUT.readLine()) != null; ) answers.println(answer(line, build));
  }

  private static final BufferedReader INPUT = lines(System.in);

  private static BufferedReader lines(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, UTF_8));
  }

  private static String answer(String line, Path build) throws Exception {
    JsonNode message = JsonNode.parser().parse(line);
    String type = text(message, "type");
    if (type.equals("hello")) {
      return json(
          Map.of(
              "type", "hello",
              "protocol", 1,
              "name", "aws-sdk-java",
              "version", VersionInfo.SDK_VERSION,
              "language", "Java",
              "capabilities", CAPABILITIES));
    }
    if (!type.equals("resolve")) {
      return reply(message, unsupported("the SDK cannot be asked for " + type));
    }
    return askInside(line, message, List.of("-XX:SharedArchiveFile=" + archive(build)));
  }

  private static Path archive(Path build) {
    return build.resolve("classes.jsa");
  }

  // A JVM per question: it cannot change its environment, nor forget what the SDK keeps in its classes.

  private static String askInside(String line, JsonNode message, List<String> options) throws Exception {
    JsonNode world = message.field("world").get();
    String home = text(world, "home");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(options);
    // What the SDK takes where there is no HOME.
    command.add("-Duser.home=" + home);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "Shim", INSIDE));
    ProcessBuilder builder = new ProcessBuilder(command).directory(new File(home));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT).environment().clear();
    world.field("env").get().asObject().forEach((name, value) -> builder.environment().put(name, value.text()));
    Process process = builder.start();
    // The other end stays open until there is an answer: a JVM whose question nobody asks any more ends.
    process.getOutputStream().write((line + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
    String answer = lines(process.getInputStream()).readLine();
    process.waitFor();
    if (answer == null) throw new IllegalStateException("the JVM of a world ended without an answer");
    return answer;
  }

  private static void answerInside() throws Exception {
    PrintStream answers = new PrintStream(System.out, true, UTF_8);
    System.setOut(System.err);
    JsonNode message = JsonNode.parser().parse(INPUT.readLine());
    endWithTheAsker();
    answers.println(reply(message, resolve(message.field("world").get())));
    System.exit(0);
  }

  private static void endWithTheAsker() {
    Thread watch =
        new Thread(
            () -> {
              try {
                INPUT.readLine();
              } catch (IOException e) {
                // Then it is gone as well.
              }
              Runtime.getRuntime().halt(1);
            });
    watch.setDaemon(true);
    watch.start();
  }

  private static Map<String, Object> resolve(JsonNode world) throws Exception {
    JsonNode params = world.field("params").get();
    if (params.field("client").isPresent()) return unsupported("a client is given its provider");
    Map<String, JsonNode> session = params.field("session").map(JsonNode::asObject).orElse(Map.of());
    for (String name : session.keySet()) {
      if (!PARAMS.contains(name)) return unsupported("there is no session to give " + name + " to");
    }
    Gateway.enter(URI.create(text(world, "gateway")));
    CompletableFuture<AwsCredentialsIdentity> asked =
        CompletableFuture.supplyAsync(
            () -> {
              DefaultCredentialsProvider.Builder builder = DefaultCredentialsProvider.builder();
              if (session.containsKey("profile")) builder.profileName(session.get("profile").text());
              return builder.build().resolveCredentials();
            },
            question -> new Thread(question).start());
    try {
      return found(asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      return failed("the SDK waits for more than " + PATIENCE_SECONDS + " seconds");
    } catch (ExecutionException e) {
      return failed(String.valueOf(e.getCause()));
    }
  }

  private static Map<String, Object> found(AwsCredentialsIdentity identity) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("accessKeyId", identity.accessKeyId());
    values.put("secretAccessKey", identity.secretAccessKey());
    if (identity instanceof AwsSessionCredentialsIdentity session) {
      values.put("sessionToken", session.sessionToken());
    }
    identity.accountId().ifPresent(id -> values.put("accountId", id));
    identity.expirationTime().ifPresent(time -> values.put("expiration", time.toString()));
    return Map.of("result", "credentials", "credentials", values, "source", source(identity));
  }

  /** The SDK notes for its metrics how it came to credentials, the outermost source last. */
  private static String source(AwsCredentialsIdentity identity) {
    String chain = identity.providerName().orElse("");
    return switch (metric(chain.substring(chain.lastIndexOf(',') + 1))) {
      case CREDENTIALS_ENV_VARS -> "env";
      case CREDENTIALS_STS_ASSUME_ROLE -> "assume-role";
      case CREDENTIALS_STS_ASSUME_ROLE_WEB_ID -> "assume-role-with-web-identity";
      case CREDENTIALS_SSO, CREDENTIALS_SSO_LEGACY -> "sso";
      case CREDENTIALS_LOGIN -> "login";
      case CREDENTIALS_PROCESS -> "custom-process";
      case CREDENTIALS_HTTP -> "container-role";
      case CREDENTIALS_IMDS -> "iam-role";
      // Keys of a profile, which may be in either file.
      default -> "unknown";
    };
  }

  private static BusinessMetricFeatureId metric(String value) {
    for (BusinessMetricFeatureId each : BusinessMetricFeatureId.values()) {
      if (value.equals(each.value())) return each;
    }
    return BusinessMetricFeatureId.UNKNOWN;
  }

  private static Map<String, Object> failed(String message) {
    String shown = message.substring(0, Math.min(message.length(), MESSAGE_LIMIT));
    return Map.of("result", "error", "message", shown);
  }

  private static Map<String, Object> unsupported(String reason) {
    return Map.of("result", "unsupported", "reason", reason);
  }

  private static String reply(JsonNode question, Map<String, Object> outcome) {
    return json(Map.of("type", "outcome", "id", text(question, "id"), "outcome", outcome));
  }

  private static String text(JsonNode node, String field) {
    return node.field(field).get().text();
  }

  private static String json(Object value) {
    JsonWriter writer = JsonWriter.create();
    write(writer, value);
    return new String(writer.getBytes(), UTF_8);
  }

  private static void write(JsonWriter writer, Object value) {
    if (value instanceof Map<?, ?> map) {
      writer.writeStartObject();
      map.forEach((name, each) -> { writer.writeFieldName((String) name); write(writer, each); });
      writer.writeEndObject();
    } else if (value instanceof List<?> list) {
      writer.writeStartArray();
      list.forEach(each -> write(writer, each));
      writer.writeEndArray();
    } else if (value instanceof Integer number) {
      writer.writeValue(number);
    } else {
      writer.writeValue((String) value);
    }
  }

  /** Makes the archive: resolves once, where nothing answers, and keeps the classes that this took. */
  private static void rehearse(Path build) throws Exception {
    Path home = Files.createDirectories(build.resolve("rehearsal"));
    Path token = Files.writeString(home.resolve("token"), "token");
    Map<String, Object> env =
        Map.of(
            "HOME", home.toString(),
            "AWS_REGION", "us-east-1",
            "AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/A",
            "AWS_WEB_IDENTITY_TOKEN_FILE", token.toString());
    Map<String, Object> world =
        Map.of("home", home.toString(), "env", env, "params", Map.of(), "gateway", "http://127.0.0.1:9");
    String line = json(Map.of("type", "resolve", "id", "0", "world", world));
    List<String> options = List.of("-XX:ArchiveClassesAtExit=" + archive(build));
    askInside(line, JsonNode.parser().parse(line), options);
  }
}
