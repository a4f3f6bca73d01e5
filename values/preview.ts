import type { Values } from "../schemas/types/ai-nutritionist.values.js";

// What differs from one preview to the next, on top of preview.yaml. The values' types say what may stand
// here: PR=42; helm upgrade … -f values/preview.yaml -f <(chartwright values values/preview.ts)
const number = process.env["PR"] ?? "0";
const domain = "preview.ai-nutritionist.com";

export default {
  global: {
    image: { tag: `pr-${number}` },
    hosts: {
      web: `pr-${number}.${domain}`,
      api: `pr-${number}-api.${domain}`,
      admin: `pr-${number}-admin.${domain}`,
    },
  },
} satisfies Values;
