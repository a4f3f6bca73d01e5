const columns = 100;

/**
 * Markdown whose paragraphs and items are wrapped at 100 columns; headings, tables and code stay as they are,
 * and what stands in backticks stays on one line.
 */
export function wrapProse(markdown: string): string {
  let isCode = false;
  return markdown
    .split("\n")
    .map((line) => {
      if (line.startsWith("```")) isCode = !isCode;
      return isCode || (/^[|#<`]|^ {4}/.test(line) && !/^`[^`]/.test(line)) ? line : wrapped(line);
    })
    .join("\n");
}

function wrapped(line: string): string {
  const margin = line.startsWith("- ") ? "  " : "";
  const lines = [""];
  for (const word of line.match(/(?:`[^`]*`|[^ `])+|`/g) ?? []) {
    const last = lines.at(-1)!;
    const next = last === "" ? word : `${last} ${word}`;
    // What would be a heading, an item or a table at the start of a line is not put there.
    if (next.length > columns && last.trim() !== "" && !/^(?:[#>|+*-]|\d+[.)])/.test(word))
      lines.push(margin + word);
    else lines[lines.length - 1] = next;
  }
  return lines.join("\n");
}
