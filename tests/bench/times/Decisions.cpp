// What follows a decision in a large library.
#include <cstdio>

#include <catch2/catch.hpp>

#include "Watch.h"
#include "library/Suggestions.h"
#include "load/FaceThumbnail.h"
#include "run/PeopleJob.h"
#include "support/CatalogueMaker.h"
#include "support/FakeStages.h"

using namespace albumen;
using namespace albumen::test;

namespace {

constexpr std::size_t dim = 256;

template <class Work> void timed(const char* what, Work&& work)
{
    const Watch watch;
    work();
    std::printf("%s: %.2f s\n", what, watch.seconds());
}

std::vector<float> near(const std::vector<float>& centre, unsigned seed)
{
    std::vector<float> vector = unitVector(seed, dim);
    double square = 0;
    for (std::size_t i = 0; i < dim; ++i) square += std::pow(vector[i] = centre[i] + 0.7F * vector[i], 2);
    for (float& number : vector) number = static_cast<float>(number / std::sqrt(square));
    return vector;
}

} // namespace

TEST_CASE("A decision among 50,000 faces of which 2,000 are known")
{
    constexpr std::uint64_t faces = 50'000, people = 400;
    TestLibrary library;
    ModelRecord record{.id = testEmbedder.id, .revision = testEmbedder.revision, .task = ModelTask::embed};
    record.limits = {{"match", {0.5F, ""}}, {"strict", {0.4F, ""}}, {"ask", {0.6F, ""}}, {"group", {0.4F, ""}}};
    ChosenModels models;
    models.embed = &record;
    PeopleIndex index(models);
    timed("stored", [&] {
        for (std::uint64_t i = 0; i < faces; ++i) {
            PhotoResult result = photoResult(library.root, "", std::to_string(i) + ".jpg", i + 1, 1);
            const auto centre = unitVector(static_cast<unsigned>(i % (2 * people)) + 7'000'000, dim);
            (*result.faces)[0].embedding = Embedding{testEmbedder, near(centre, static_cast<unsigned>(i))};
            must(PhotoRows::storeLater(library.catalogue->writer(), result, library.run, {}));
        }
        must(library.catalogue->writer().flush());
    });
    for (std::int64_t person = 0; person < std::int64_t(people); ++person) {
        std::vector<FaceId> known;
        for (std::int64_t i = 0; i < 5; ++i) known.push_back(FaceId{1 + person + i * 2 * std::int64_t(people)});
        library.person("Person " + std::to_string(person), known);
    }
    timed("all matched", [&] { must(matchAll(*library.catalogue, index, JobControl{})); });
    timed("a face refused, and what follows", [&] {
        std::optional<DecisionId> decision;
        must(library.catalogue->write([&](Db& db) -> Status {
            TRY_ASSIGN(const Draft draft, rejectDraft(db, {FaceId{40'001}}));
            TRY_ASSIGN(decision, DecisionLog(db, 0).append(draft));
            return {};
        }));
        static_cast<void>(must(matchAfter(*library.catalogue, index, *decision, JobControl{})));
    });
    timed("questions", [&] { (void)must(suggestions(*library.catalogue, index, {}, 50)); });
}

TEST_CASE("The small picture of a face, cut from a loaded photo", "[.timing]")
{
    LoadedImage image;
    image.pixels = paintedPicture({{.person = 1}}, 0, {1500, 1125});
    image.fullSize = image.pixels.size();
    for (const float side : {0.05F, 0.2F, 0.5F})
        timed("1,000 faces", [&] {
            for (int i = 0; i < 1000; ++i) must(makeFaceThumbnail(image, {0.2F, 0.2F, side, side}, faceThumbnailSide));
        });
}
