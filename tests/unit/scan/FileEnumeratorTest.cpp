#include "scan/FileEnumerator.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "ScanSupport.h"
#include "base/Sentence.h"
#include "support/HookedFiles.h"

using namespace albumen;
using namespace albumen::test;
namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

struct Tree {
    TempFolder folder;
    WatchedFiles files;
    std::vector<Path> excluded;
    JobControl job;
    WalkEnd end;
    std::vector<FoundPhoto> found;

    void photo(const Path& name) { writeFile(folder / name, tinyJpeg); }
    void link(const Path& target, const Path& name) { fs::create_symlink(target, folder / name); }

    /// The relative paths found, in order.
    Names walk(const std::vector<std::string>& only = {})
    {
        FileEnumerator enumerator(files, excluded);
        return walk(enumerator, folder.path(), only);
    }
    Names walk(FileEnumerator& enumerator, const Path& path, const std::vector<std::string>& only = {})
    {
        Names names;
        found.clear();
        ScanRoot root;
        root.id = RootId{5};
        root.path = path;
        root.onlyFiles = only;
        end = enumerator.walk(root, job, [&](FoundPhoto photo) {
            names.push_back(photo.folder.empty() ? photo.name : photo.folder + "/" + photo.name);
            found.push_back(std::move(photo));
            return true;
        });
        return names;
    }
};

} // namespace

TEST_CASE("All photos below a folder are found, in a fixed order, with size, time and place")
{
    Tree tree;
    for (const char* name : {"b/2.jpg", "b/10.jpg", "a.jpg", "b/c/x.png", "Z.HEIC", "a/y.webp"}) tree.photo(name);
    CHECK(tree.walk() == Names{"Z.HEIC", "a.jpg", "a/y.webp", "b/10.jpg", "b/2.jpg", "b/c/x.png"});
    CHECK(tree.end.outcome == Outcome::completed);
    CHECK(tree.end.problems.empty());
    CHECK(tree.end.untold.empty());
    const FoundPhoto& last = tree.found.back();
    CHECK(last.root == RootId{5});
    CHECK(last.folder == "b/c");
    CHECK(last.name == "x.png");
    CHECK(last.path == tree.folder / "b/c/x.png");
    CHECK(last.size == tinyJpeg.size());
    CHECK(last.mtimeNs == tree.files.info(last.path, Follow::no)->mtimeNs);
}

TEST_CASE("What is a photo is told by its bytes where the name does not say so")
{
    Tree tree;
    tree.photo("no extension");
    tree.photo("wrong.txt");
    writeFile(tree.folder / "heic.dat", std::string("\0\0\0\x18"
                                                    "ftypheic\0\0\0\0",
                                                    16));
    writeFile(tree.folder / "film.dat", std::string("\0\0\0\x18"
                                                    "ftypisom\0\0\0\0",
                                                    16));
    writeFile(tree.folder / "text.txt", "BMW and other cars, a list of many words");
    writeFile(tree.folder / "IMG.xmp", "<x:xmpmeta/>");
    writeFile(tree.folder / "a.json", "{}");
    writeFile(tree.folder / "Thumbs.db", std::string("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8));
    writeFile(tree.folder / "empty", "");
    writeFile(tree.folder / "short", "\xff\xd8");
    CHECK(tree.walk() == Names{"heic.dat", "no extension", "wrong.txt"});
    CHECK(tree.end.problems.empty());
}

TEST_CASE("A file called a photo or a film is handed on unread, broken or empty as it may be")
{
    Tree tree;
    writeFile(tree.folder / "film.MP4", "");
    writeFile(tree.folder / "empty.jpg", "");
    writeFile(tree.folder / "text.JPEG", "not a picture");
    writeFile(tree.folder / "raw.Cr2", "not a picture");
    CHECK(tree.walk() == Names{"empty.jpg", "film.MP4", "raw.Cr2", "text.JPEG"});
    CHECK(tree.files.opened.empty());
}

TEST_CASE("Every kind of picture is known by its first bytes, and no other file is")
{
    const auto picture = [](const std::string& head) { return looksLikePicture(std::as_bytes(std::span(head))); };
    const std::string zeros(24, '\0');
    using namespace std::string_literals;
    for (const std::string& head :
         {"\xff\xd8\xff"s, "\x89PNG\r\n\x1a\n"s, "RIFF\1\2\3\4WEBPVP8 "s, "II*\0"s, "MM\0*"s, "GIF89a"s,
          "\0\0\0\x20"
          "ftypavif"s,
          "\0\0\0\x20"
          "ftypcrx "s,
          "\0\0\0\x20"
          "ftypheix"s,
          "\0\0\0\x20"
          "ftypmif1"s,
          "FUJIFILMCCD-RAW 0201"s, "IIRO\x08\0"s, "IIRS\x08\0"s, "MMOR"s, "IIU\0\x18"s,
          "BM\x10\x20\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"s})
        CHECK(picture(head + zeros));
    for (const std::string& head :
         {""s, "\xff\xd8"s, "RIFF\1\2\3\4WAVEfmt "s,
          "\0\0\0\x20"
          "ftypisom"s,
          "\0\0\0\x20"
          "ftypqt  "s,
          "BM"s, "BMW is a car and more words"s, "%PDF-1.4"s, "PK\3\4"s, "SQLite format 3\0"s, "\x1a\x45\xdf\xa3"s})
        CHECK_FALSE(picture(head));
}

TEST_CASE("Hidden names, the trash, marked archives and excluded folders are left out, and nothing else")
{
    Tree tree;
    for (const char* name : {"keep.jpg", ".hidden.jpg", ".thumbs/a.jpg", ".albumen-trash/a.jpg", "People/Anna/a.jpg",
                             "out/deep/a.jpg", "outer/a.jpg", "sub/out/a.jpg"})
        tree.photo(name);
    writeFile(tree.folder / "People/.albumen-archive", "mark");
    tree.excluded = {tree.folder / "out", tree.folder / "not there", tree.folder / "sub/../sub/out/"};
    tree.excluded[2] = (tree.folder / "sub/../sub/out");
    CHECK(tree.walk() == Names{"keep.jpg", "outer/a.jpg"});
    CHECK(tree.end.problems.empty());
}

TEST_CASE("An excluded file is left out and nothing else")
{
    Tree tree;
    for (const char* name : {"a/bad.jpg", "a/good.jpg", "bad.jpg"}) tree.photo(name);
    tree.excluded = {tree.folder / "a" / "bad.jpg"};
    CHECK(tree.walk() == Names{"bad.jpg", "a/good.jpg"});
    CHECK(tree.end.leftOut == 1);
}

TEST_CASE("An excluded folder is that folder, whatever signs are in its name")
{
    Tree tree;
    for (const char* name : {"2019 [raw]/a.jpg", "2019 r/b.jpg", "50*/c.jpg", "500/d.jpg"}) tree.photo(name);
    tree.excluded = {tree.folder / "2019 [raw]", tree.folder / "50*"};
    CHECK(tree.walk() == Names{"2019 r/b.jpg", "500/d.jpg"});
}

TEST_CASE("Links lead neither in circles nor twice to one photo, nor round an exclusion")
{
    Tree tree;
    TempFolder outside;
    tree.photo("real/one.jpg");
    tree.photo("real/two.jpg");
    tree.photo("out/secret.jpg");
    tree.photo("arc/in/filed.jpg");
    writeFile(tree.folder / "arc/.albumen-archive", "mark");
    writeFile(outside / "far/three.jpg", tinyJpeg);
    writeFile(outside / ".store/four", tinyJpeg);
    tree.excluded = {tree.folder / "out"};
    tree.link(tree.folder.path(), "real/loop");
    tree.link("loop2", "loop2");
    tree.link("nowhere", "dangling.jpg");
    tree.link("real", "again");
    tree.link("real/one.jpg", "a-link.jpg");
    tree.link(outside / "far", "far");
    tree.link(outside / ".store/four", "four.jpg");
    tree.link(outside / ".store/four", "four-again.jpg");
    tree.link("out/secret.jpg", "to-secret.jpg");
    tree.link("out", "to-out");
    tree.link("arc/in", "to-archive");
    CHECK(tree.walk() == Names{"real/one.jpg", "real/two.jpg", "far/three.jpg", "four-again.jpg"});
    CHECK(tree.end.problems.empty());
    CHECK(tree.end.outcome == Outcome::completed);
}

TEST_CASE("Names may be any bytes: newlines, emoji, 255 bytes, no UTF-8, trailing dots")
{
    Tree tree;
    const std::string longest = std::string(251, 'n') + ".jpg";
    Names names{"new\nline.jpg", "\xF0\x9F\x98\x80.jpg", longest,         "bad\xff\xfe.jpg", "dots....jpg",
                " space .jpg",   "folder\n\xff. /x.jpg", "quote'\"\\.jpg"};
    for (const std::string& name : names) tree.photo(name);
    Names found = tree.walk();
    std::sort(names.begin(), names.end());
    std::sort(found.begin(), found.end());
    CHECK(found == names);
    CHECK(tree.end.problems.empty());
}

TEST_CASE("A folder that cannot be opened is one problem and the rest goes on")
{
    Tree tree;
    for (const char* name : {"a/1.jpg", "b/2.jpg", "b/deep/3.jpg", "c/4.jpg"}) tree.photo(name);
    tree.files.closed = {tree.folder / "b"};
    CHECK(tree.walk() == Names{"a/1.jpg", "c/4.jpg"});
    REQUIRE(tree.end.problems.size() == 1);
    CHECK(tree.end.problems[0].code == Code::pathDenied);
    CHECK(tree.end.problems[0].stage == Stage::scan);
    CHECK(tree.end.problems[0].path == tree.folder / "b");
    CHECK(tree.end.untold == Names{"b"});
}

TEST_CASE("Overlapping roots give each file once, in whichever order they come")
{
    Tree tree;
    for (const char* name : {"a/1.jpg", "a/b/2.jpg", "3.jpg"}) tree.photo(name);
    {
        FileEnumerator enumerator(tree.files, {});
        CHECK(tree.walk(enumerator, tree.folder.path()).size() == 3);
        CHECK(tree.walk(enumerator, tree.folder / "a").empty());
        CHECK(tree.end.untold == Names{""});
        CHECK(tree.walk(enumerator, tree.folder / "a/b", {"2.jpg"}).empty());
        CHECK(tree.end.problems.empty());
    }
    {
        FileEnumerator enumerator(tree.files, {});
        CHECK(tree.walk(enumerator, tree.folder / "a/b", {"2.jpg"}) == Names{"2.jpg"});
        CHECK(tree.walk(enumerator, tree.folder / "a") == Names{"1.jpg"});
        CHECK(tree.end.untold == Names{"b/2.jpg"});
        CHECK(tree.walk(enumerator, tree.folder.path()) == Names{"3.jpg"});
        CHECK(tree.end.untold == Names{"a"});
    }
}

TEST_CASE("Of single photos only those named are given, one that is not there is said")
{
    Tree tree;
    for (const char* name : {"a.jpg", "b.jpg", "c.jpg", "folder/x.jpg"}) tree.photo(name);
    CHECK(tree.walk({"c.jpg", "a.jpg", "c.jpg", "gone.jpg", "folder"}) == Names{"a.jpg", "c.jpg"});
    REQUIRE(tree.end.problems.size() == 2);
    CHECK(tree.end.problems[0].code == Code::fileUnreadable);
    CHECK(tree.end.problems[1].code == Code::pathMissing);
    CHECK(tree.end.problems[1].path == tree.folder / "gone.jpg");
}

TEST_CASE("A walk stops at once when cancelled or told to")
{
    Tree tree;
    for (int i = 0; i < 10; ++i) tree.photo(std::to_string(i) + ".jpg");
    FileEnumerator enumerator(tree.files, {});
    ScanRoot root;
    root.path = tree.folder.path();
    int given = 0;
    const auto end = enumerator.walk(root, tree.job, [&](const FoundPhoto&) {
        if (++given == 3) tree.job.cancel();
        return true;
    });
    CHECK(end.outcome == Outcome::cancelled);
    CHECK(given == 3);

    FileEnumerator another(tree.files, {});
    given = 0;
    const JobControl free;
    CHECK(another.walk(root, free, [&](const FoundPhoto&) { return ++given < 4; }).outcome == Outcome::cancelled);
    CHECK(given == 4);
}

TEST_CASE("Folders nested a thousand deep end with a problem at most, never with a crash")
{
    Tree tree;
    tree.photo("top.jpg");
    fs::path deep = tree.folder.path();
    const auto start = fs::current_path();
    int made = 0;
    fs::current_path(deep);
    for (; made < 1000; ++made) {
        std::error_code error;
        fs::create_directory("deep_folder", error);
        if (error) break;
        fs::current_path("deep_folder", error);
        if (error) break;
    }
    fs::current_path(start);
    CHECK(tree.walk() == Names{"top.jpg"});
    CHECK(tree.end.outcome == Outcome::completed);
    if (made > 400) {
        REQUIRE(tree.end.problems.size() == 1);
        CHECK(tree.end.problems[0].code == Code::pathTooLong);
    }
    const std::string remove = "rm -rf '" + (tree.folder / "deep_folder").string() + "'";
    CHECK(std::system(remove.c_str()) == 0);
}

TEST_CASE_METHOD(Tree, "What other programs keep for themselves is left out at any depth and counted")
{
    photo("a.jpg");
    for (const char* name :
         {"@eaDir/a.jpg/SYNOPHOTO_THUMB_M.jpg", "sub/@EADIR/b.jpg", "#recycle/c.jpg", "$RECYCLE.BIN/S-1/d.jpg",
          "lost+found/e.jpg", "My Previews.lrdata/f.jpg", "film.THM", "sub/film.thm", "private/g.jpg",
          "private/deep/h.jpg", "Mine.photoslibrary/resources/derivatives/i.jpg", "Mine.photoslibrary/l.jpg",
          "Old.photolibrary/m.jpg", "@Recently-Snapshot/today/n.jpg", "appdata_ocx1/preview/o.jpg",
          "Work.cocatalog/p.jpg"})
        photo(name);
    writeFile(folder / "private/.nomedia", "");
    photo("Mine.photoslibrary/originals/1/j.jpg");
    photo("Old.photoslibrary/Masters/k.jpg");
    photo("iPhoto Library/q.jpg"); // a folder that is called so, and no library
    CHECK(walk() == Names{"a.jpg", "Mine.photoslibrary/originals/1/j.jpg", "Old.photoslibrary/Masters/k.jpg",
                          "iPhoto Library/q.jpg"});
    CHECK(end.leftOut == 15);
}

TEST_CASE("What the system keeps for itself is no part of the disk, and a drive that is mounted in it may be a source")
{
    for (const char* system : {"/proc", "/proc/self", "/sys", "/sys/class", "/dev", "/run"})
        CHECK(isSystemFolder(system));
    for (const char* other : {"/", "/run/media/ann/CARD", "/dev/shm", "/home/sys", "/process", "/devices"})
        CHECK_FALSE(isSystemFolder(other));
    HookedFiles files;
    std::vector<Path> listed, excluded;
    const auto top = makeFiles()->list("/").value();
    for (const FolderEntry& entry : top)
        if (!isSystemFolder("/" + entry.name)) excluded.push_back("/" + entry.name);
    JobControl job;
    files.onList = [&](const Path& folder) {
        listed.push_back(folder);
        if (listed.size() > 3) job.cancel(); // it goes on into the system
    };
    ScanRoot root;
    root.path = "/";
    const WalkEnd end = FileEnumerator(files, excluded).walk(root, job, [](const FoundPhoto&) { return true; });
    CHECK(listed == std::vector<Path>{"/"});
    CHECK(end.leftOut >= 3);
    CHECK(end.outcome == Outcome::completed);
}

TEST_CASE_METHOD(Tree, "A folder that is named as the source is entered whatever its name and marks")
{
    photo("@eaDir/a.jpg");
    writeFile(folder / "@eaDir/.nomedia", "");
    FileEnumerator enumerator(files, excluded);
    CHECK(walk(enumerator, folder / "@eaDir") == Names{"a.jpg"});
    CHECK(end.leftOut == 0);
}

TEST_CASE_METHOD(Tree, "Patterns leave out files and folders by name, by their path in the source, and nothing else")
{
    for (const char* name : {"a.jpg", "a_edit.jpg", "2019/raw1/b.jpg", "2019/c.jpg", "drafts/d.jpg", "x/drafts/e.jpg"})
        photo(name);
    excluded = {"*_edit.*", "2019/raw*", "drafts"};
    CHECK(walk() == Names{"a.jpg", "2019/c.jpg"});
    CHECK(end.leftOut == 4);
    excluded = {folder / "20*"};
    CHECK(walk() == Names{"a.jpg", "a_edit.jpg", "drafts/d.jpg", "x/drafts/e.jpg"});
    excluded = {"*.png", "draft"};
    CHECK(walk().size() == 6);
    CHECK(end.leftOut == 0);
}

TEST_CASE_METHOD(Tree, "Pictures of kinds that are not read are counted by kind, and other files are not")
{
    photo("a.jpg");
    photo("b.psd"); // by its bytes it is one
    for (const char* name : {"c.PSD", "d.psd", "sub/e.tga", "f.ppm", "g.txt", "h.mpg"})
        writeFile(folder / name, "8BPS");
    CHECK(walk() == Names{"a.jpg", "b.psd"});
    CHECK(end.otherKinds == std::map<std::string, std::uint64_t>{{"ppm", 1}, {"psd", 2}, {"tga", 1}});
}

TEST_CASE("A folder of the archive that became a file is one problem, with the number of photos that lay in it")
{
    Tree tree;
    writeFile(tree.folder / "Zoe", "mine");
    tree.photo("Bob/c.jpg");
    ScanRoot root;
    root.path = tree.folder.path();
    root.onlyFiles = {"Zoe/a.jpg", "Zoe/b.jpg", "Bob/c.jpg"};
    root.named = false;
    FileEnumerator enumerator(tree.files, {});
    Names found;
    const WalkEnd end = enumerator.walk(root, tree.job, [&](const FoundPhoto& photo) {
        found.push_back(photo.name);
        return true;
    });
    CHECK(found == Names{"c.jpg"});
    CHECK(end.untold == Names{"Zoe/a.jpg", "Zoe/b.jpg"}); // not taken for missing
    REQUIRE(end.problems.size() == 1);
    CHECK(end.problems[0].code == Code::archiveBlocked);
    CHECK(end.problems[0].path == tree.folder / "Zoe");
    CHECK(sentence(end.problems[0]) == (tree.folder / "Zoe").native() +
                                           " is no folder any more, and nothing is filed there. Photos that lay in it: "
                                           "2. Put back what was there and file again.");
}
