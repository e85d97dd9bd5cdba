/** A file of records, as a browser saves it. */
export const fileOf = (records: { format: string }): Response =>
  new Response(`${JSON.stringify(records, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${records.format}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
