import type { ExternalServiceSource } from "chartwright";

/**
 * What the platform calls outside of the cluster. DynamoDB and Bedrock are in edges.ts, for they have
 * stand-ins.
 */
export const externalServices: Record<string, ExternalServiceSource> = {
  sts: aws("sts", "AWS STS, where a pod exchanges its token for its role"),
  ssm: aws("ssm", "AWS Systems Manager, which holds parameters"),
  sns: aws("sns", "Amazon SNS"),
  sqs: aws("sqs", "Amazon SQS"),
  pinpoint: aws("pinpoint", "Amazon Pinpoint"),
  stripe: https("Payments", "api.stripe.com"),
  twilio: https("Text messages and calls", "api.twilio.com"),
  "facebook-graph": https("WhatsApp messages", "graph.facebook.com"),
  "apple-messages": https("iMessage for businesses", "mspgw.push.apple.com"),
  auth: https("The platform's own issuer of tokens", "auth.ai-nutritionist.com"),
  "google-keys": https("Keys of Sign in with Google", "www.googleapis.com", "accounts.google.com"),
  "apple-keys": https("Keys of Sign in with Apple", "appleid.apple.com"),
};

function aws(service: string, description: string): ExternalServiceSource {
  return https(description, `${service}.us-east-1.amazonaws.com`);
}

function https(description: string, ...hosts: string[]): ExternalServiceSource {
  return { description, hosts, ports: { https: 443 } };
}
