"""The same work as Vigie's source: walk the lists, fetch every decision, store its bytes under their SHA-256 and a row about it."""
import hashlib
import os
import sqlite3

import scrapy


class Store:
    """Bytes on disk (no fsync), a row in SQLite (one transaction a hundred rows)."""

    def open_spider(self, spider):
        self.folder = spider.settings["STORE"]
        os.makedirs(self.folder, exist_ok=True)
        self.database = sqlite3.connect(os.path.join(self.folder, "pages.db"))
        self.database.execute("create table page (url text primary key, title text, sha256 text, size int, headers text)")
        self.rows = 0

    def process_item(self, item, spider):
        sha256 = hashlib.sha256(item["body"]).hexdigest()
        folder = os.path.join(self.folder, sha256[:2], sha256[2:4])
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, sha256), "wb") as out:
            out.write(item["body"])
        self.database.execute("insert into page values (?, ?, ?, ?, ?)", (item["url"], item["title"], sha256, len(item["body"]), item["headers"]))
        self.rows += 1
        if self.rows % 100 == 0:
            self.database.commit()
        return {"url": item["url"]}

    def close_spider(self, spider):
        self.database.commit()


class Decisions(scrapy.Spider):
    name = "decisions"

    def start_requests(self):
        yield scrapy.Request(self.start)

    def parse(self, response):
        for link in response.css("li.acte a::attr(href)"):
            yield response.follow(link, self.decision)
        for link in response.css("a.suite::attr(href)"):
            yield response.follow(link, self.parse)

    def decision(self, response):
        yield {"url": response.url, "title": response.css("h1::text").get(), "body": response.body, "headers": str(response.headers)}
