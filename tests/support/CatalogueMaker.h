// Libraries and results of photos for tests of the catalogue and what stands on it.
#pragma once

#include <catch2/catch.hpp>

#include <cmath>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "catalogue/Catalogue.h"
#include "catalogue/FaceRows.h"
#include "catalogue/GroupRows.h"
#include "catalogue/MatchRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/RunRows.h"
#include "catalogue/drafts/FaceDrafts.h"
#include "catalogue/drafts/PersonDrafts.h"
#include "support/Support.h"

namespace albumen::test {

inline const ModelRev testDetector{"detector", "1"};
inline const ModelRev testEmbedder{"embedder", "1"};
inline const LookedWith testModels{testDetector, testEmbedder};

/// The value, or the test fails with the error's words.
template <class T> T must(Result<T> result)
{
    if (!result) FAIL(nameOf(result.error().code) << " " << result.error().path << " " << result.error().detail);
    return std::move(*result);
}

inline void must(const Status& status)
{
    if (!status) FAIL(nameOf(status.error().code) << " " << status.error().path << " " << status.error().detail);
}

/// A unit vector that depends on the seed alone.
inline std::vector<float> unitVector(unsigned seed, std::size_t dim = 128)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> bell;
    std::vector<float> numbers(dim);
    double squares = 0;
    for (float& number : numbers) squares += std::pow(number = bell(random), 2);
    for (float& number : numbers) number = static_cast<float>(number / std::sqrt(squares));
    return numbers;
}

inline ContentId contentNamed(std::uint64_t seed)
{
    ContentId content{1, {}};
    std::memcpy(content.hash.data(), &seed, sizeof seed);
    return content;
}

inline FaceFound foundFace(RelBox box, unsigned seed, FaceGrade grade = FaceGrade::good)
{
    FaceFound face;
    face.box.box = box;
    face.box.score = 0.9F;
    face.quality = {80, 300, 1, 2, 3, grade};
    face.embedding = Embedding{testEmbedder, unitVector(seed)};
    return face;
}

/// As the pipeline gives it: `count` faces side by side.
inline PhotoResult photoResult(RootId root, const std::string& folder, const std::string& name, std::uint64_t content,
                               int count)
{
    PhotoResult result;
    result.found.root = root;
    result.found.path = std::filesystem::path("/photos") / folder / name;
    result.found.folder = folder;
    result.found.name = name;
    result.found.size = 1000 + content;
    result.found.mtimeNs = 1'700'000'000'000'000'000 + std::int64_t(content);
    result.content = contentNamed(content);
    result.format = ImageFormat::jpeg;
    result.fullSize = {4000, 3000};
    result.exif = ExifFacts{};
    result.detector = testDetector;
    result.embedder = testEmbedder;
    result.faces.emplace();
    for (int i = 0; i < count; ++i)
        result.faces->push_back(
            foundFace({0.1F + 0.2F * float(i), 0.2F, 0.1F, 0.15F}, unsigned(content * 10) + unsigned(i)));
    return result;
}

/// An open library in a folder of its own, with one root "/photos" and one run.
struct TestLibrary {
    TempFolder folder;
    Clock clock;
    std::unique_ptr<Catalogue> catalogue;
    RootId root{};
    RunId run{};

    TestLibrary() { open(); }
    std::filesystem::path at() const { return folder / "library"; }
    std::filesystem::path cache() const { return folder / "cache"; }

    void open(Catalogue::Mode mode = Catalogue::Mode::readWrite)
    {
        catalogue = must(Catalogue::open(at(), cache(), mode, clock));
        if (mode == Catalogue::Mode::readOnly) return;
        must(catalogue->write([&](Db& db) -> Status {
            RootRow row;
            row.path = "/photos";
            TRY_ASSIGN(root, PhotoRows(db).ensureRoot(row));
            TRY_ASSIGN(run, RunRows(db).begin(RunKind::recognise, clock.nowMs()));
            return {};
        }));
    }
    void close() { catalogue.reset(); }

    /// `gone`: files that are not there any more.
    StoredPhoto store(const PhotoResult& result, std::vector<std::filesystem::path> gone = {})
    {
        StoredPhoto stored;
        must(PhotoRows::storeLater(
            catalogue->writer(), result, run, [&](const StoredPhoto& got) { stored = got; }, std::move(gone)));
        must(catalogue->writer().flush());
        return stored;
    }
    StoredPhoto store(const std::string& name, std::uint64_t content, int faces)
    {
        return store(photoResult(root, "", name, content, faces));
    }
    PersonId person(const std::string& name, const std::vector<FaceId>& faces)
    {
        PersonId person{};
        must(catalogue->write([&](Db& db) -> Status {
            Draft draft{DecisionKind::named, name, {}};
            TRY_ASSIGN(person, findOrMakePerson(db, name, draft));
            giveFaces(draft, faces, person);
            TRY_ASSIGN(const auto decision, DecisionLog(db, clock.nowMs()).append(draft));
            return decision ? Status() : fail(Code::internal, Stage::store);
        }));
        return person;
    }
    template <class Ask> auto read(Ask question) { return must(catalogue->read(question)); }
    template <class Rows, class Ask> auto ask(Ask question)
    {
        return read([&](Db& db) { return question(Rows(db)); });
    }
    std::int64_t count(const std::string& sql)
    {
        return must(catalogue->read([&](Db& db) { return db.one(sql); })).value_or(-1);
    }
};

} // namespace albumen::test
