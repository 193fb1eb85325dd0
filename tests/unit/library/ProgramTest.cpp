// What digiKam, Shotwell, Picasa and Google Takeout keep of photos comes in as one decision.
#include <filesystem>

#include <catch2/catch.hpp>

#include "catalogue/Db.h"
#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;
namespace fs = std::filesystem;

namespace {

/// A database as another program left it.
void makeDatabase(const fs::path& file, const std::string& sql)
{
    fs::create_directories(file.parent_path());
    const auto db = must(Db::open(file, DbAccess::readWrite));
    must(db->script(sql));
}

/// digiKam's tables, as far as they are read, with the columns that stand between.
const std::string digikamTables =
    "CREATE TABLE AlbumRoots(id INTEGER PRIMARY KEY, label TEXT, status INTEGER NOT NULL, type INTEGER NOT NULL,"
    " identifier TEXT, specificPath TEXT, caseSensitivity INTEGER);"
    "CREATE TABLE Albums(id INTEGER PRIMARY KEY, albumRoot INTEGER NOT NULL, relativePath TEXT NOT NULL, date DATE,"
    " caption TEXT, collection TEXT, icon INTEGER);"
    "CREATE TABLE Images(id INTEGER PRIMARY KEY, album INTEGER, name TEXT NOT NULL, status INTEGER NOT NULL,"
    " category INTEGER NOT NULL, modificationDate DATETIME, fileSize INTEGER, uniqueHash TEXT);"
    "CREATE TABLE ImageInformation(imageid INTEGER PRIMARY KEY, rating INTEGER, creationDate DATETIME,"
    " orientation INTEGER, width INTEGER, height INTEGER);"
    "CREATE TABLE Tags(id INTEGER PRIMARY KEY, pid INTEGER, name TEXT NOT NULL, icon INTEGER, iconkde TEXT);"
    "CREATE TABLE TagProperties(tagid INTEGER, property TEXT, value TEXT);"
    "CREATE TABLE ImageTags(imageid INTEGER NOT NULL, tagid INTEGER NOT NULL);"
    "CREATE TABLE ImageTagProperties(imageid INTEGER, tagid INTEGER, property TEXT, value TEXT);";

/// Ada on the face of the first photo, Bo where none was found in the second, Carla somewhere in the third; a fourth
/// picture that is not here. Boxes of pictures of 4000 x 3000.
const std::string digikamRows =
    "INSERT INTO AlbumRoots VALUES (1, 'Pictures', 0, 1, 'volumeid:?path=%2Fold%20disk', '/', 0);"
    "INSERT INTO Albums VALUES (1, 1, '/photos', NULL, NULL, NULL, NULL);"
    "INSERT INTO Images VALUES (1, 1, '1.jpg', 1, 1, NULL, 1001, 'x'), (2, 1, '2.jpg', 1, 1, NULL, 1002, 'y'),"
    " (3, 1, '3.jpg', 1, 1, NULL, 77, 'z'), (4, 1, 'gone.jpg', 1, 1, NULL, 5, 'w'), (5, 1, '1.jpg', 3, 1, NULL, 5, "
    "'v');"
    "INSERT INTO ImageInformation VALUES (1, 4, NULL, 1, 4000, 3000), (2, -1, NULL, 1, 4000, 3000), (5, 2, NULL, 1, 1, "
    "1);"
    "INSERT INTO Tags VALUES (1, 0, 'People', NULL, NULL), (2, 1, 'Ada', NULL, NULL), (3, 1, 'Bo', NULL, NULL),"
    " (4, 1, 'Carla', NULL, NULL), (5, 0, 'Sea', NULL, NULL), (6, 0, '_Digikam_Internal_Tags_', NULL, NULL),"
    " (7, 6, 'Pick Label', NULL, NULL), (8, 1, 'Unknown', NULL, NULL);"
    "INSERT INTO TagProperties VALUES (2, 'person', 'Ada'), (3, 'person', 'Bo'), (4, 'person', 'Carla'),"
    " (8, 'unknownPerson', '');"
    "INSERT INTO ImageTags VALUES (1, 2), (2, 3), (3, 4), (1, 5), (2, 7), (3, 8);"
    "INSERT INTO ImageTagProperties VALUES (1, 2, 'tagRegion', '<rect x=\"400\" y=\"600\" width=\"400\" "
    "height=\"450\"/>'),"
    " (2, 3, 'tagRegion', '<rect x=\"2400\" y=\"1500\" width=\"400\" height=\"450\"/>'),"
    " (3, 8, 'tagRegion', '<rect x=\"400\" y=\"600\" width=\"400\" height=\"450\"/>'),"
    " (1, 3, 'tagRegion', '<rect x=\"what\"/>');";

struct Home {
    PlantedLibrary library{[](PlantedLibrary& planted) {
        for (int i = 0; i < 3; ++i) planted.photo({PlantedLibrary::atAngle(30.0 * i)});
    }};
    std::vector<PhotoId> photos = must(library->photos().list({})).ids;
    TempFolder other;
    fs::path database = other / "digikam4.db";

    Report import(OtherProgram program, const fs::path& from, bool tags = false, bool dryRun = false)
    {
        return library.run(jobs::ImportProgram{program, from, tags, dryRun});
    }
    Report digikam(bool dryRun = false) { return import(OtherProgram::digikam, other.path(), false, dryRun); }
    void makeDigikam() { makeDatabase(database, digikamTables + digikamRows); }
    std::map<std::string, std::string> labels()
    {
        library.settle();
        std::map<std::string, std::string> labels;
        for (const FaceCard& face : library.faces())
            if (face.how == LabelHow::decided)
                labels[face.path.filename().native() + " " + std::to_string(std::lround(face.box.x * 100))] =
                    face.person;
        return labels;
    }
    std::vector<std::string> albums()
    {
        std::vector<std::string> names;
        for (const AlbumCard& card : must(library->albums().all()))
            names.push_back(card.name + " " + std::to_string(card.photos));
        return names;
    }
    std::int64_t count(const std::string& sql)
    {
        return must(library.look()->read([&](Db& db) { return db.one(sql); })).value_or(-1);
    }
    std::size_t decisions() { return must(library->history().newest(1000)).size(); }
};

using Labels = std::map<std::string, std::string>;
using Albums = std::vector<std::string>;

} // namespace

TEST_CASE("People, albums and ratings of digiKam come in as one decision, and a second time nothing is new")
{
    Home home;
    home.makeDigikam();
    const std::string before = readFile(home.database);
    const Report report = home.digikam();
    CHECK_FALSE(report.error);
    CHECK(report.problems.empty());
    CHECK(home.labels() == Labels{{"1.jpg 10", "Ada"}, {"2.jpg 60", "Bo"}});
    CHECK(report.names.named == 2);
    CHECK(report.names.drawn == 1);
    CHECK(report.names.offered == 1); // Carla, of whom the third photo has the one open face
    CHECK(home.albums() == Albums{"photos 3"});
    CHECK(report.program.ratings == 1);
    CHECK(report.program.here == 3);
    CHECK(report.program.notHere == std::vector<fs::path>{"/old disk/photos/gone.jpg"});
    CHECK(home.count("SELECT value FROM state WHERE reg = 41") == 4);
    CHECK(must(home.library->pictureFacts().search({.text = "4 stars"}, JobControl())).found == 1);
    CHECK(home.decisions() == 1);

    const Report again = home.digikam();
    CHECK_FALSE(again.names.fresh);
    CHECK(again.names.drawn == 0);
    CHECK(again.program.inAlbums == 0);
    CHECK(home.decisions() == 1);
    CHECK(home.library.faces().size() == 4);

    home.library.decide(Undo{});
    CHECK(home.labels().empty());
    CHECK(home.albums().empty());
    CHECK(home.count("SELECT count(*) FROM state") == 0);
    CHECK(home.digikam().names.fresh); // what was undone as a whole may come again
    CHECK(home.labels().size() == 2);
    CHECK(home.library.faces().size() == 4);
    CHECK(readFile(home.database) == before);
    CHECK(std::distance(fs::directory_iterator(home.other.path()), {}) == 1);
}

TEST_CASE("A dry run of an import from another program counts as the import does and changes nothing")
{
    Home home;
    home.makeDigikam();
    const Report dry = home.digikam(true);
    CHECK_FALSE(dry.error);
    CHECK(dry.names.named == 2);
    CHECK(dry.names.drawn == 1);
    CHECK(dry.program.albums == 1);
    CHECK(dry.names.fresh);
    CHECK(home.labels().empty());
    CHECK(home.albums().empty());
    CHECK(home.decisions() == 0);
    CHECK(home.count("SELECT count(*) FROM person") == 0);
    CHECK(home.library.faces().size() == 3);
    CHECK(home.digikam().names.named == 2);
}

TEST_CASE("What a person decided otherwise stays whatever another program says")
{
    Home home;
    home.makeDigikam();
    home.library.decide(AssignFaces{{home.library.faces()[0].id}, Whom("Dora")});
    home.digikam();
    CHECK(home.labels().at("1.jpg 10") == "Dora");
    const AlbumId album = must(home.library->albums().all()).front().id;
    home.library.decide(TakeOutOfAlbum{album, {home.photos[0]}});
    const Report again = home.digikam();
    CHECK(again.names.kept == 1);
    CHECK(again.program.kept == 1);
    CHECK(home.albums() == Albums{"photos 2"});
    home.library.decide(DeleteAlbum{album});
    home.digikam();
    CHECK(home.albums().empty());
}

TEST_CASE("People, events, ratings and tags of Shotwell come in, of a picture as it is stored")
{
    Home home;
    makeDatabase(
        home.other / "photo.db",
        "CREATE TABLE PhotoTable(id INTEGER PRIMARY KEY, filename TEXT UNIQUE NOT NULL, width INTEGER, height INTEGER,"
        " filesize INTEGER, timestamp INTEGER, event_id INTEGER, md5 TEXT, rating INTEGER DEFAULT 0);"
        "CREATE TABLE VideoTable(id INTEGER PRIMARY KEY, filename TEXT UNIQUE NOT NULL, filesize INTEGER,"
        " event_id INTEGER, rating INTEGER DEFAULT 0);"
        "CREATE TABLE EventTable(id INTEGER PRIMARY KEY, name TEXT, primary_photo_id INTEGER);"
        "CREATE TABLE TagTable(id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, photo_id_list TEXT);"
        "CREATE TABLE FaceTable(id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL);"
        "CREATE TABLE FaceLocationTable(id INTEGER NOT NULL PRIMARY KEY, face_id INTEGER NOT NULL,"
        " photo_id INTEGER NOT NULL, geometry TEXT, vec TEXT, guess INTEGER DEFAULT 0);"
        "INSERT INTO EventTable VALUES (1, 'Wedding', 10), (2, NULL, 11);"
        "INSERT INTO PhotoTable VALUES (10, '/home/me/photos/1.jpg', 1, 1, 1001, 0, 1, '', 5),"
        " (11, '/home/me/photos/2.jpg', 1, 1, 1002, 0, 2, '', -1), (12, '/home/me/else/3.jpg', 1, 1, 9, 0, 1, '', 3);"
        "INSERT INTO TagTable VALUES (1, '/Places/Sea', 'thumb000000000000000a,thumb000000000000000b,');"
        "INSERT INTO FaceTable VALUES (1, 'Ada');"
        "INSERT INTO FaceLocationTable VALUES (1, 1, 10, 'Rectangle;0.15;0.275;0.05;0.075;', '', 0);");
    const Report report = home.import(OtherProgram::shotwell, home.other.path());
    CHECK(home.labels() == Labels{{"1.jpg 10", "Ada"}});
    CHECK(report.names.drawn == 0);
    CHECK(home.albums() == Albums{"Wedding 1"});
    CHECK(home.count("SELECT value FROM state WHERE reg = 41") == 5);
    CHECK(report.program.notHere == std::vector<fs::path>{"/home/me/else/3.jpg"}); // another 3.jpg is not it
    home.import(OtherProgram::shotwell, home.other / "photo.db", true);
    CHECK(home.albums() == Albums{"Sea 2", "Wedding 1"});
}

TEST_CASE("People, albums and stars of Picasa come in from its lists in every folder")
{
    Home home;
    writeFile(home.other / "a" / ".picasa.ini", "[Contacts2]\r\n5e0ab0c1d2e3f405=Ada;;\r\n"
                                                "[.album:b0a1]\r\nname=Lake\r\ntoken=b0a1\r\n");
    writeFile(home.other / "photos" / ".picasa.ini",
              "[1.jpg]\r\nfaces=rect64(1999333333335999),5e0ab0c1d2e3f405\r\nstar=yes\r\nalbums=b0a1,unknown\r\n"
              "[2.jpg]\r\nalbums=b0a1\r\n[9.jpg]\r\nstar=yes\r\n[Picasa]\r\nname=x\r\n");
    const Report report = home.import(OtherProgram::picasa, home.other.path());
    CHECK(home.labels() == Labels{{"1.jpg 10", "Ada"}});
    CHECK(report.names.drawn == 0);
    CHECK(home.albums() == Albums{"Lake 2"});
    CHECK(report.program.favourites == 1);
    CHECK(report.program.notHere.size() == 1);
    home.library.decide(SetFavourite{{home.photos[0]}, false});
    CHECK(home.import(OtherProgram::picasa, home.other.path()).program.favourites == 0); // taken away by a person
}

TEST_CASE("People, albums, stars and dates of Google Takeout come in, and a broken list is told")
{
    Home home;
    const auto list = [](const std::string& title, const std::string& more) {
        return R"({"title":")" + title + R"(","photoTakenTime":{"timestamp":"1577880000"})" + more + "}";
    };
    writeFile(home.other / "Lake" / "metadata.json", R"({"title":"Lake 2020","description":"","access":"","date":{}})");
    writeFile(home.other / "photos" / "1.jpg.json",
              list("1.jpg", R"(,"people":[{"name":"Ada"}],"favorited":true,"geoData":{"latitude":1.0})"));
    writeFile(home.other / "photos" / "2.jpg.supplemental-metadata.json", list("2.jpg", ""));
    writeFile(home.other / "photos" / "3.jpg.json", R"({"title":"3.jpg","photo)");
    writeFile(home.other / "photos" / "metadata.json", R"({"title":"Photos from 2020"})");
    writeFile(home.other / "shared_album_comments.json", "{}");
    const Report report = home.import(OtherProgram::takeout, home.other.path());
    CHECK(report.program.here == 2);
    CHECK(report.names.offered == 1);
    CHECK(report.program.favourites == 1);
    CHECK(report.program.dates == 2);
    CHECK(home.albums().empty());
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].path == home.other / "photos" / "3.jpg.json");
    writeFile(home.other / "photos" / "metadata.json", R"({"title":"Holidays"})");
    home.import(OtherProgram::takeout, home.other.path());
    CHECK(home.albums() == Albums{"Holidays 2"});
}

TEST_CASE("A database that is another program's, hurt, open or not there is told, and nothing comes of it")
{
    Home home;
    const auto codeOf = [&](const fs::path& from) {
        const Report report = home.import(OtherProgram::digikam, from);
        return report.error ? report.error->code : Code::internal;
    };
    CHECK(codeOf(home.database) == Code::pathMissing);
    CHECK(codeOf(home.other.path()) == Code::pathMissing);
    writeFile(home.database, "");
    CHECK(codeOf(home.database) == Code::foreignFile);
    writeFile(home.database, std::string(5000, 'x'));
    CHECK(codeOf(home.database) == Code::foreignFile);
    fs::remove(home.database);
    makeDatabase(home.database, "CREATE TABLE Tags(id INTEGER); INSERT INTO Tags VALUES (1);");
    CHECK(codeOf(home.database) == Code::foreignFile);
    fs::remove(home.database);
    home.makeDigikam();
    std::string bytes = readFile(home.database);
    writeFile(home.other / "cut.db", bytes.substr(0, bytes.size() / 2));
    CHECK(codeOf(home.other / "cut.db") == Code::foreignFile);
    writeFile(home.database.native() + "-wal", "not finished");
    CHECK(codeOf(home.database) == Code::libraryInUse);
    CHECK(home.decisions() == 0);
    CHECK(readFile(home.database) == bytes);
}
