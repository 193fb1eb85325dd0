#include "library/Changes.h"

#include <catch2/catch.hpp>

using namespace albumen;

TEST_CASE("Changes since a revision are those after it, each id once")
{
    ChangeLog log;
    const std::uint64_t start = log.since(0).revision;
    CHECK(log.since(start).none());
    log.add({.faces = {FaceId{1}, FaceId{2}}, .photos = {}, .people = true});
    const std::uint64_t middle = log.since(start).revision;
    log.add({.faces = {FaceId{2}, FaceId{3}}, .photos = {ContentNo{7}}});
    const Changes all = log.since(start), last = log.since(middle);
    CHECK(all.faces == std::vector{FaceId{1}, FaceId{2}, FaceId{3}});
    CHECK(all.people);
    CHECK(last.faces == std::vector{FaceId{2}, FaceId{3}});
    CHECK(last.photos == std::vector{ContentNo{7}});
    CHECK_FALSE(last.people);
    CHECK_FALSE(last.everything);
    CHECK(log.since(last.revision).none());
}

TEST_CASE("What is too much or too long ago to be told one by one is everything")
{
    ChangeLog log;
    log.add({.faces = {FaceId{1}}, .photos = {}});
    const std::uint64_t before = log.since(0).revision;
    for (std::size_t i = 0; i < ChangeLog::most; ++i) log.add({.faces = {FaceId{2}}, .photos = {}});
    CHECK(log.since(before).faces == std::vector{FaceId{2}});
    log.add({.faces = {FaceId{3}}, .photos = {}});
    CHECK(log.since(before).everything);
    std::vector<FaceId> many(ChangeLog::most + 1, FaceId{4});
    log.add({.faces = many, .photos = {}});
    const std::uint64_t now = log.since(0).revision;
    CHECK(log.since(now - 1).everything);
    CHECK(log.since(now).none());
    CHECK(log.since(now + 1).everything); // of another opening of the library
}

TEST_CASE("A listener hears of every change until it listens no more")
{
    ChangeLog log;
    int heard = 0;
    log.listen([&] { ++heard; });
    log.add({.faces = {}, .photos = {}, .groups = true});
    log.add({.faces = {}, .photos = {}, .groups = true});
    CHECK(heard == 2);
    log.listen({});
    log.add({.faces = {}, .photos = {}, .groups = true});
    CHECK(heard == 2);
}
