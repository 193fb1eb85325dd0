#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "evaluate/Evaluate.h"
#include "model/ModelStore.h"
#include "net/OpenCvEngine.h"
#include "support/ModelsHere.h"
#include "support/Pictures.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;

/// A folder of flat pictures, and the networks that the project ships: none of them finds things.
struct TaggedFolder {
    Result<TagFigures> evaluate(const std::string& list, const std::string& tagger = {})
    {
        writeFile(folder.path() / "tags.csv", list);
        return evaluateTags({*files, store, engine, {}}, folder.path() / "tags.csv", folder.path(), tagger, job,
                            [](const auto&) {});
    }

    void paint(const char* name)
    {
        test::writePicture((folder.path() / name).string(), cv::Mat(200, 300, CV_8UC3, cv::Scalar(190, 150, 120)));
    }

    TempFolder folder, download;
    std::unique_ptr<Files> files = makeFiles();
    ModelStore store{*files, shippedManifest(), {Path(ALBUMEN_SOURCE) / "models"}, download.path()};
    OpenCvEngine engine{*files};
    JobControl job;
};

} // namespace

TEST_CASE("Tags are counted photo by photo, what is not there is left out, and what cannot be read is a problem")
{
    TaggedFolder tagged;
    tagged.paint("plain.jpg");
    tagged.paint("called.jpg");
    writeFile(tagged.folder.path() / "broken.jpg", "no picture");
    const auto figures = tagged.evaluate("path,tags\nplain.jpg,animal? vehicle?\ncalled.jpg,person animal? vehicle?\n"
                                         "broken.jpg,food\nabsent.jpg,book\n");
    if (!figures) FAIL(figures.error().detail);
    CHECK(figures->photos == 2);
    CHECK(figures->leftOut == 1);
    REQUIRE(figures->problems.size() == 1);
    CHECK(figures->problems.front().path.filename() == "broken.jpg");
    REQUIRE(figures->tags.size() == 9);
    CHECK(figures->tags.front().tag == "person");
    CHECK(figures->tags.front().missed == 1);
    CHECK(figures->tags.front().recall.of == 1);
    CHECK(figures->all.missed == 1);
    CHECK(figures->all.right == 0);
    CHECK(figures->all.wrong == 0); // a tag in doubt is neither right nor wrong
    CHECK(figures->models.size() == 2);
}

TEST_CASE("A list of which no photo is there, and a finder of things that is not known, are refused")
{
    TaggedFolder tagged;
    tagged.paint("plain.jpg");
    CHECK(tagged.evaluate("path,tags\nabsent.jpg,book\n").error().code == Code::pathEmpty);
    CHECK(tagged.evaluate("path,tags\nplain.jpg,\n", "nobody").error().code == Code::usage);
    CHECK(tagged.evaluate("path,tags\nplain.jpg,\n", "albumen-scene5").error().code == Code::usage);
    CHECK(tagged.evaluate("plain.jpg\n").error().code == Code::usage);
}

} // namespace albumen
