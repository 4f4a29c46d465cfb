const ids = (text: string): string[] => text.trim().split(/\s+/);

/** The tickets whose row says two things at once. */
export const contradictions = {
  /** First response violated, they say, and within the target by their own times. */
  answeredInTimeYetViolated: ids(`
    1412 1413 1420 1421 1424 1425 1426 1427 1428 1429 1430 1432 1433 1434`),
  /** An answer before there was a question counts for nothing: missed, and within, they say. */
  answeredBeforeCreated: ids('1288 2135'),
  /** Never resolved, long due, and within, they say. */
  unresolvedYetWithin: ids('3986'),
  resolvedBeforeAnswered: ids(`
    1221 1331 1645 1861 1884 1925 1956 1998 2178 2291 2669 2720 2722 2954 3230 3282 3462 3542`),
  closedBeforeResolved: ids(`
    1082 1340 1379 1435 1552 1642 1658 1669 1873 1878 1896 2034 2175 2190 2305 2309 2340 2362
    2370 2393 2448 2840 2936 2952 2984 3025 3053 3147 3205 3235 3259 3341 3363 3369 3412 3757
    3758 3762 3841 3929 3968 3975`),
};
