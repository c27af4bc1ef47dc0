// What a front end does with the npm package wagtail-js, as it is published.
import { createRequire } from "node:module";

const [, , packages, baseURL, storyId, imageId, fileId, path] = process.argv;
const { CMSClient, fetchContent } = createRequire(`${packages}/`)("wagtail-js");

console.group = console.log = console.groupEnd = console.warn = () => {};
const client = new CMSClient({ baseURL, apiPath: "/api/v2" });
const story = await client.fetchPage(Number(storyId));
const images = await client.fetchImages({ limit: 5 });
const image = await client.fetchImage(Number(imageId));
const src = client.getMediaSrc(image.meta);

process.stdout.write(
  JSON.stringify({
    pages: await client.fetchPages({
      type: "stories.StoryPage",
      fields: ["kicker", "body"],
      order: "-title",
      limit: 1,
      locale: "en",
      show_in_menus: false,
    }),
    story,
    bySlug: await client.fetchPage(story.meta.slug),
    children: await client.fetchPages({ child_of: story.meta.parent.id }),
    missing: await client.fetchPage(999999),
    missingSlug: await client.fetchPage("nothing"),
    found: await client.fetchContent("pages/find", { html_path: path }),
    searched: await client.fetchPages({ search: "Bridges", search_operator: "and" }),
    images,
    image,
    src: new URL(src).pathname,
    picture: (await fetch(src)).headers.get("content-type"),
    documents: await client.fetchDocuments({ limit: 3 }),
    document: await client.fetchDocument(Number(fileId)),
    redirects: await client.fetchContent("redirects"),
    redirect: await fetchContent(baseURL, "/api/v2", "redirects/find", { html_path: "/old" }),
    refused: await client.fetchPages({ limit: 1000 }).catch((error) => error.code),
  }),
);
