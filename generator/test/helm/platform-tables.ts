// The facts of the AI Nutritionist platform, as its operators write them down: not how the catalogue says
// them, but what must come out in the end.

export const environments = ["development", "staging", "production", "preview"] as const;
export type Environment = (typeof environments)[number];

/** Where one pod of each is enough and the release brings the stores itself. */
export const small: readonly Environment[] = ["development", "preview"];

export interface ServiceTable {
  /** "CPU request/limit memory request/limit". */
  readonly resources: { readonly usual: string; readonly small?: string; readonly production?: string };
  /** In development and preview, staging, production; where an autoscaler runs, its least. */
  readonly replicas: readonly [number, number, number];
  readonly scaled?: {
    readonly max: number;
    readonly cpu: number;
    readonly memory?: number;
    readonly pods?: readonly [metric: string, average: string];
  };
  /** Least and most that a vertical autoscaler may ask for. */
  readonly vertical?: readonly [
    { readonly cpu: string; readonly memory: string },
    { readonly cpu: string; readonly memory: string },
  ];
  readonly budget?: readonly [staging: number, production: number];
  readonly secrets: readonly string[];
  readonly calls: readonly string[];
  readonly path?: string;
  /** Folders with their sizes. */
  readonly writable: Readonly<Record<string, string>>;
}

const sessions = ["JWT_SECRET_KEY", "JWT_REFRESH_SECRET"];
const microservices = [
  "nutrition-service",
  "ai-coach-service",
  "health-tracking-service",
  "messaging-service",
  "payment-service",
];
const tmp = { "/tmp": "128Mi" };

function bot(name: string, ...secrets: string[]): ServiceTable {
  return {
    resources: { usual: "100m/300m 128Mi/256Mi" },
    replicas: [1, 2, 2],
    secrets,
    calls: ["messaging-service"],
    path: `/api/v1/webhooks/${name}`,
    writable: tmp,
  };
}

/** The services written in Python: port 8080, metrics at 8081, and the variables of `python`. */
export const pythonServices: Readonly<Record<string, ServiceTable>> = {
  "nutrition-service": {
    resources: {
      usual: "200m/500m 256Mi/512Mi",
      small: "50m/200m 128Mi/256Mi",
      production: "300m/800m 512Mi/1Gi",
    },
    replicas: [1, 2, 5],
    scaled: { max: 10, cpu: 70, memory: 80, pods: ["http_requests_per_second", "100"] },
    vertical: [
      { cpu: "100m", memory: "128Mi" },
      { cpu: "1", memory: "1Gi" },
    ],
    budget: [1, 2],
    secrets: [...sessions, "REDIS_PASSWORD", "DATABASE_PASSWORD"],
    calls: ["ai-coach-service", "redis", "dynamodb-local"],
    path: "/api/v1/nutrition",
    writable: { ...tmp, "/app/cache": "1Gi" },
  },
  "ai-coach-service": {
    resources: {
      usual: "300m/1 512Mi/1Gi",
      small: "100m/300m 256Mi/512Mi",
      production: "500m/1500m 1Gi/2Gi",
    },
    replicas: [1, 2, 3],
    scaled: { max: 15, cpu: 60, memory: 70, pods: ["ai_requests_per_second", "50"] },
    vertical: [
      { cpu: "200m", memory: "256Mi" },
      { cpu: "2", memory: "2Gi" },
    ],
    budget: [1, 1],
    secrets: [...sessions, "REDIS_PASSWORD", "OPENAI_API_KEY", "BEDROCK_API_KEY"],
    calls: ["nutrition-service", "redis", "bedrock-mock"],
    path: "/api/v1/ai-coach",
    writable: { ...tmp, "/app/cache": "1Gi", "/app/model-cache": "2Gi" },
  },
  "health-tracking-service": {
    resources: { usual: "100m/300m 128Mi/256Mi" },
    replicas: [1, 2, 2],
    secrets: [...sessions, "REDIS_PASSWORD", "DATABASE_PASSWORD", "ENCRYPTION_KEY"],
    calls: ["redis", "dynamodb-local"],
    path: "/api/v1/health",
    writable: tmp,
  },
  "messaging-service": {
    resources: { usual: "200m/500m 256Mi/512Mi", production: "300m/800m 512Mi/1Gi" },
    replicas: [1, 2, 4],
    scaled: { max: 8, cpu: 70, memory: 80 },
    vertical: [
      { cpu: "100m", memory: "128Mi" },
      { cpu: "800m", memory: "512Mi" },
    ],
    budget: [1, 1],
    secrets: [...sessions, "REDIS_PASSWORD", "TWILIO_AUTH_TOKEN", "PINPOINT_API_KEY"],
    calls: ["nutrition-service", "ai-coach-service", "health-tracking-service", "redis"],
    path: "/api/v1/messaging",
    writable: tmp,
  },
  "payment-service": {
    resources: { usual: "200m/500m 256Mi/512Mi" },
    replicas: [1, 2, 3],
    secrets: [...sessions, "DATABASE_PASSWORD", "STRIPE_SECRET_KEY", "ENCRYPTION_KEY"],
    calls: ["dynamodb-local"],
    path: "/api/v1/payments",
    writable: tmp,
  },
  "mobile-api": {
    resources: { usual: "100m/300m 128Mi/256Mi" },
    replicas: [1, 2, 3],
    scaled: { max: 10, cpu: 70 },
    secrets: sessions,
    calls: microservices,
    path: "/api/v1/mobile",
    writable: tmp,
  },
  "whatsapp-bot": bot("whatsapp", "WHATSAPP_API_KEY"),
  "sms-bot": bot("sms", "TWILIO_AUTH_TOKEN"),
  "imessage-bot": bot("imessage"),
};

export const webApp: ServiceTable = {
  resources: { usual: "100m/500m 128Mi/512Mi" },
  replicas: [1, 2, 5],
  scaled: { max: 10, cpu: 70 },
  budget: [1, 2],
  secrets: sessions,
  calls: microservices,
  writable: tmp,
};

/** The platform's own programs. */
export const programs: Readonly<Record<string, ServiceTable>> = { ...pythonServices, "web-app": webApp };

/** What every Python service reads; an environment that is not named has `usual`. */
export const python: Readonly<
  Record<string, { readonly usual: string } & Partial<Record<Environment, string>>>
> = {
  PYTHONPATH: { usual: "/app/src" },
  AWS_DEFAULT_REGION: { usual: "us-east-1" },
  PORT: { usual: "8080" },
  METRICS_PORT: { usual: "8081" },
  ENVIRONMENT: {
    usual: "",
    development: "development",
    staging: "staging",
    production: "production",
    preview: "preview",
  },
  LOG_LEVEL: { usual: "INFO", development: "DEBUG" },
  CACHE_TTL: { usual: "3600", development: "300", preview: "300" },
  MAX_CONNECTIONS: { usual: "100", production: "1000" },
  REQUEST_TIMEOUT: { usual: "30" },
  PROMETHEUS_ENABLED: { usual: "false" },
  JAEGER_ENABLED: { usual: "false" },
  FEATURE_AI_OPTIMIZATION: { usual: "true", development: "false" },
  FEATURE_ADVANCED_CACHING: { usual: "true" },
  FEATURE_MULTI_MODEL: { usual: "true" },
};

/** What callers are told of each callee. */
export function addresses(
  callee: string,
  environment: Environment,
): Readonly<Record<string, string | RegExp>> {
  const inside = small.includes(environment);
  switch (callee) {
    case "redis":
      return { REDIS_HOST: "redis-service", REDIS_PORT: "6379", REDIS_DB: "0" };
    case "dynamodb-local":
      return {
        DYNAMODB_REGION: "us-east-1",
        DYNAMODB_ENDPOINT: inside
          ? "http://dynamodb-local:8000"
          : /^https:\/\/dynamodb\.us-east-1\.amazonaws\.com(:443)?$/,
      };
    case "bedrock-mock":
      return { AI_MODEL_ENDPOINT: inside ? "bedrock-mock" : "bedrock-runtime.us-east-1.amazonaws.com" };
    default:
      return { [`${callee.toUpperCase().replaceAll("-", "_")}_URL`]: `http://${callee}:8080` };
  }
}

export const images: Readonly<Record<Environment, { readonly tag: string; readonly pullPolicy: string }>> = {
  development: { tag: "dev-latest", pullPolicy: "Always" },
  staging: { tag: "v1.3.0-rc.1", pullPolicy: "IfNotPresent" },
  production: { tag: "v1.2.3", pullPolicy: "IfNotPresent" },
  preview: { tag: "pr-0", pullPolicy: "Always" },
};

export const hosts: Readonly<
  Record<Environment, { readonly web: string; readonly api: string; readonly admin: string }>
> = {
  development: {
    web: "dev.ai-nutritionist.com",
    api: "api.dev.ai-nutritionist.com",
    admin: "admin.dev.ai-nutritionist.com",
  },
  staging: {
    web: "staging.ai-nutritionist.com",
    api: "api.staging.ai-nutritionist.com",
    admin: "admin.staging.ai-nutritionist.com",
  },
  production: {
    web: "ai-nutritionist.com",
    api: "api.ai-nutritionist.com",
    admin: "admin.ai-nutritionist.com",
  },
  preview: {
    web: "pr-0.preview.ai-nutritionist.com",
    api: "pr-0-api.preview.ai-nutritionist.com",
    admin: "pr-0-admin.preview.ai-nutritionist.com",
  },
};
