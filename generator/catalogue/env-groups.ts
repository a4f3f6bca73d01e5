import type { Env } from "chartwright";

/** Keys of the service's own Secret, as environment variables of the same names. */
export function secrets(...keys: readonly string[]): Env {
  return Object.fromEntries(keys.map((key) => [key, { secretKeyRef: { key } }]));
}

/**
 * Environment variables that several services share. Settings are tuned for all at once below `global.env` of
 * the values.
 */
export const envGroups = {
  python: {
    PYTHONPATH: { value: "/app/src" },
    AWS_DEFAULT_REGION: { value: "us-east-1" },
    PORT: { value: "8080" },
    METRICS_PORT: { value: "8081" },
    ENVIRONMENT: {
      default: "production",
      description: "Which environment this is.",
      enum: ["development", "staging", "production", "preview"],
    },
    LOG_LEVEL: {
      default: "INFO",
      description: "Least severe messages that are logged.",
      enum: ["DEBUG", "INFO", "WARNING", "ERROR"],
    },
    CACHE_TTL: { default: "3600", description: "Seconds for which answers are cached." },
    MAX_CONNECTIONS: { default: "100", description: "Most connections that a pod serves at once." },
    REQUEST_TIMEOUT: { default: "30", description: "Seconds that a request may take." },
    PROMETHEUS_ENABLED: flag("false", "Whether metrics are served."),
    JAEGER_ENABLED: flag("false", "Whether traces are sent."),
    FEATURE_AI_OPTIMIZATION: flag("true", "Whether meal plans are optimised by AI."),
    FEATURE_ADVANCED_CACHING: flag("true", "Whether answers are cached by their meaning."),
    FEATURE_MULTI_MODEL: flag("true", "Whether several AI models are asked."),
  },

  // For the services that check who is signed in.
  sessions: secrets("JWT_SECRET_KEY", "JWT_REFRESH_SECRET"),

  // These two bear the names of the stores: pythonService gives them to every caller.
  redis: {
    REDIS_DB: { value: "0" },
    ...secrets("REDIS_PASSWORD"),
  },
  "dynamodb-local": {
    DYNAMODB_REGION: { value: "us-east-1" },
  },
} satisfies Record<string, Env>;

function flag(value: "true" | "false", description: string) {
  return { default: value, description, enum: ["true", "false"] };
}
