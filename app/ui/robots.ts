/** For the `meta` of a page. An unlisted place is for those who have its address, so no search engine may spread it. */
import type { Visibility } from "../groups/group";

export const robotsOf = ({ visibility }: { visibility: Visibility }) =>
  visibility === "public" ? [] : [{ name: "robots", content: "noindex" }];
