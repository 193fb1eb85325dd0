// Films of painted people in a whole recognise job.
#include <catch2/catch.hpp>

#include "run/RecogniseJob.h"
#include "support/Films.h"
#include "support/PaintedRun.h"
#include "support/Pictures.h"

using namespace albumen;
using namespace albumen::test;

namespace {

struct FilmRun : PaintedRun {
    /// A second of each of these scenes.
    void paintFilm(const std::string& name, const std::vector<std::vector<PaintedFace>>& scenes,
                   const FilmMade& how = {})
    {
        std::vector<cv::Mat> frames;
        for (const auto& faces : scenes) frames.push_back(paintedPicture(faces));
        writeFilm(photos / name, shownFor(10, frames), how);
    }
};

constexpr RelBox onTheLeft{0.1F, 0.2F, 0.25F, 0.4F}, onTheRight{0.6F, 0.3F, 0.25F, 0.4F};

} // namespace

TEST_CASE_METHOD(FilmRun, "Somebody in two frames of a film is one face of it, and two people are two")
{
    paintFilm("one.mp4", {{{.person = 3, .box = onTheLeft}}, {{.person = 3, .box = onTheRight}}, {}});
    paintFilm(
        "two.mov",
        {{{.person = 3, .box = onTheLeft}}, {{.person = 5, .box = onTheRight}}, {{.person = 5, .box = onTheLeft}}},
        {.container = "mov"});
    const Report report = look();
    CHECK(report.problems.empty());
    CHECK(report.looked == 2);
    CHECK(report.faces == 3);
    const std::string faces = "SELECT count(*) FROM face f JOIN photo p ON p.content_id = f.content_id WHERE p.name = ";
    CHECK(library.count(faces + "'one.mp4'") == 1);
    CHECK(library.count(faces + "'two.mov'") == 2);
    CHECK(library.count("SELECT count(*) FROM content WHERE format = 11 AND width = 320 AND height = 720") == 2);
    CHECK(library.count("SELECT count(*) FROM d.face_group WHERE size = 2") == 1);
    CHECK(look().looked == 0);
}

TEST_CASE_METHOD(FilmRun, "A film is stored with its time and place")
{
    paintFilm(
        "a.mov", {{}},
        {.container = "mov", .says = {{"creation_time", "1970-01-02T00:00:00Z"}, {"location", "+48.5000+011.2500/"}}});
    look();
    CHECK(library.count("SELECT taken_s FROM photo") == 86400);
    CHECK(library.count("SELECT taken_offset_min FROM photo") == 0);
    CHECK(library.count("SELECT count(*) FROM photo WHERE abs(lat - 48.5) < 0.001 AND abs(lon - 11.25) < 0.001") == 1);
}

TEST_CASE_METHOD(FilmRun, "A damaged film is one row and the run goes on")
{
    paintFilm("a.mp4", {{{.person = 1}}});
    writeFile(photos / "b.mp4", readFile(photos / "a.mp4").substr(0, 3000));
    writeFile(photos / "c.mp4", "no film");
    writeFile(photos / "d.avi", "");
    paint("e.png", {{.person = 2}});
    const Report report = look();
    CHECK(report.outcome == Outcome::completed);
    CHECK(report.looked == 5);
    CHECK(report.unreadable == 3);
    CHECK(report.faces == 2);
    CHECK(library.count("SELECT count(*) FROM problem WHERE solved_run IS NULL") == 3);
    CHECK(library.count("SELECT count(*) FROM problem WHERE path LIKE '%b.mp4' AND code = 'imageBroken'") == 1);
}

TEST_CASE_METHOD(FilmRun, "The film of a live photo is not listed, and one of another name is")
{
    paint("IMG_1.png", {{.person = 1}});
    paintFilm("img_1.MOV", {{{.person = 1}}}, {.container = "mov"});
    paintFilm("IMG_2.mov", {{{.person = 2}}}, {.container = "mov"});
    paintFilm("IMG_1.avi", {{{.person = 3}}}, {.container = "avi"}); // phones write none
    const Report report = look();
    CHECK(report.found == 3);
    CHECK(library.count("SELECT count(*) FROM photo WHERE name LIKE 'img_1.MOV'") == 0);
    CHECK(library.count("SELECT count(*) FROM photo WHERE name = 'IMG_2.mov'") == 1);
}
