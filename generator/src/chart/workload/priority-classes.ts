import type { Catalogue } from "../../catalogue/model/catalogue.js";
import type { ChartTemplate } from "../helm/chart-template.js";

/** The chart file of the umbrella with the catalogue's PriorityClasses, if there are any. */
export function priorityClassTemplates({ name, priorityClasses }: Catalogue): readonly ChartTemplate[] {
  if (priorityClasses.length === 0) return [];
  return [
    {
      template: "umbrella/templates/priorityclasses.yaml",
      path: "templates/priorityclasses.yaml",
      context: {
        platform: name,
        classes: priorityClasses.map(
          ({ objectName, value, description, preemptionPolicy, globalDefault }) => ({
            name: objectName,
            // `value: 0` is left out by nobody.
            fields: { value, globalDefault, preemptionPolicy, description },
          }),
        ),
      },
    },
  ];
}
