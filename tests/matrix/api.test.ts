/** Who may do what by the API: see `everybody.ts`. */
import { askEverybody } from "./everybody";
import { everyAddress } from "./manifest";

askEverybody((await everyAddress()).filter(({ isApi }) => isApi));
