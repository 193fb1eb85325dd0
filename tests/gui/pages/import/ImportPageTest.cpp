// Import of names by clicks and keys, on jobs in memory.
#include <catch2/catch.hpp>

#include <QFileDialog>
#include <QLineEdit>

#include "PageBench.h"
#include "pages/import/ImportPage.h"
#include "pages/import/NameTicks.h"
#include "pages/import/WhichFace.h"
#include "widgets/Button.h"
#include "widgets/FieldReason.h"
#include "widgets/ListPanel.h"

using namespace albumen;
namespace fs = std::filesystem;
using Names = std::vector<std::string>;

namespace {

struct ImportLibrary : test::FakeLibrary, test::FakeFaces {
    mutable std::mutex mutex;
    std::vector<PersonReport> there{
        {.name = "Ada", .photos = 3}, {.name = "Bo", .photos = 12}, {.name = "Cy", .photos = 1}};
    std::vector<Error> problems;                     ///< of an import
    NameCounts kept;                                 ///< of an import
    std::uint64_t fresh = 2;                         ///< faces that get a name by an import of folders
    std::map<fs::path, std::vector<FaceId>> inPhoto; ///< for AddPerson
    std::vector<JobOrder> ran;
    std::vector<AssignFaces> assigned;

    const FaceQuestions& faces() const override { return *this; }
    Result<std::vector<FaceId>> ids(const FaceQuery& query) const override
    {
        const std::lock_guard lock(mutex);
        return inPhoto.at(query.photos.front());
    }
    Result<Decided> decide(const Command& command) override
    {
        const std::lock_guard lock(mutex);
        assigned.push_back(std::get<AssignFaces>(command));
        return Decided{.id = DecisionId{1}, .what = "named", .note = "Ada", .faces = assigned.back().faces};
    }
    Report run(const JobOrder& order, const JobControl&, const ProgressSink&) override
    {
        const std::lock_guard lock(mutex);
        ran.push_back(order);
        Report report;
        if (std::holds_alternative<jobs::FindNames>(order)) report.people = there;
        if (const auto* folders = std::get_if<jobs::ImportPeople>(&order)) {
            for (const std::string& name : folders->names)
                report.people.push_back({.name = name, .photos = 2, .newPhotos = 2});
            report.names = kept;
            report.names.named = fresh;
            report.problems = problems;
        }
        if (const auto* files = std::get_if<jobs::ImportXmp>(&order)) report.names.named = 5 * files->names.size();
        if (const auto* add = std::get_if<jobs::AddPerson>(&order))
            for (const fs::path& photo : add->photos)
                if (const std::size_t faces = inPhoto.at(photo).size(); faces != 1)
                    return {.outcome = Outcome::failed,
                            .error = Error{.code = faces == 0 ? Code::noFace : Code::severalFaces,
                                           .stage = Stage::import,
                                           .path = photo}};
        return report;
    }
    template <class Order> std::vector<Order> of() const
    {
        const std::lock_guard lock(mutex);
        std::vector<Order> found;
        for (const JobOrder& order : ran)
            if (const auto* one = std::get_if<Order>(&order)) found.push_back(*one);
        return found;
    }
};

struct Fixture {
    test::PageBench<ImportLibrary> bench;
    std::unique_ptr<ImportPage> page;

    explicit Fixture(const std::function<void(ImportLibrary&)>& prepare = {})
    {
        if (prepare) prepare(bench.library);
        page = std::make_unique<ImportPage>(bench.parts(), &bench.window);
        bench.show(*page, {.page = "import"});
    }
    Button& button(const char* name) { return *page->findChild<Button*>(name); }
    void click(const char* name) { QTest::mouseClick(&button(name), Qt::LeftButton); }
    template <class Condition> bool wait(Condition condition) { return bench.wait(condition); }
    void lookInFiles()
    {
        click("importFiles");
        REQUIRE(wait([&] { return page->ticks().isVisible() && button("import.take").isEnabled(); }));
    }
    void lookInFolder()
    {
        click("importFolder");
        auto* const dialog = page->findChild<QFileDialog*>();
        REQUIRE(dialog);
        emit dialog->fileSelected("/known");
        dialog->close();
        REQUIRE(wait([&] { return page->ticks().isVisible() && button("import.take").isEnabled(); }));
    }
    void type(const QString& name)
    {
        auto* const field = page->findChild<QLineEdit*>("importName");
        field->setFocus();
        QTest::keyClicks(field, name);
    }
    void add(const std::vector<fs::path>& photos)
    {
        click("importPhotos");
        auto* const dialog = page->findChild<QFileDialog*>();
        REQUIRE(dialog);
        QStringList files;
        for (const fs::path& photo : photos) files << QString::fromStdString(photo.string());
        emit dialog->filesSelected(files);
        dialog->close();
    }
    QString rows() { return page->result().rows().join('|'); }
};

} // namespace

TEST_CASE("Photos of somebody whose name can be none are not asked for: the field says why", "[import]")
{
    Fixture f;
    f.type("..");
    auto* const field = f.page->findChild<QLineEdit*>("importName");
    QTest::keyClick(field, Qt::Key_Return);
    const auto* const reason = f.bench.window.findChild<FieldReason*>();
    REQUIRE(reason);
    CHECK(reason->words().contains("cannot be a name"));
    CHECK(field->hasFocus());
    CHECK_FALSE(f.page->findChild<QFileDialog*>());
    QTest::keyClicks(field, "J");
    CHECK(reason->words().isEmpty());
}

TEST_CASE("Names in the files are listed with the most first and all ticked", "[import]")
{
    Fixture f;
    CHECK_FALSE(f.button("import.take").isEnabled());
    f.lookInFiles();
    CHECK(f.bench.library.of<jobs::FindNames>().front().folder.empty());
    CHECK(f.page->ticks().count() == 3);
    CHECK(f.page->ticks().ticked() == Names{"Bo", "Ada", "Cy"});
    CHECK(f.page->ticks().tickedCount() == 16);
    CHECK(f.page->ticks().hasFocus());
    const QModelIndex first = f.page->ticks().model()->index(0, 0);
    CHECK(first.data(Qt::AccessibleTextRole).toString() == "Bo, 12 faces");
}

TEST_CASE("The focus stays in the page while names are looked for and imported and comes back to what was pressed",
          "[import]")
{
    Fixture f([](ImportLibrary& library) { library.there.clear(); });
    auto* const beside = new QLineEdit(&f.bench.window); // what would have it
    beside->show();
    const auto inPage = [&] { return f.page->isAncestorOf(f.bench.window.focusWidget()); };
    f.button("importFiles").setFocus();
    QTest::keyClick(&f.button("importFiles"), Qt::Key_Space);
    CHECK_FALSE(f.button("importFiles").isEnabled());
    CHECK(inPage());
    CHECK_FALSE(f.button("importBack").hasFocus()); // the next Space would leave the page
    REQUIRE(f.wait([&] { return f.page->words() == "No name was found that is not known already."; }));
    CHECK(f.button("importFiles").hasFocus());
    {
        const std::lock_guard lock(f.bench.library.mutex);
        f.bench.library.there = {{.name = "Ada", .photos = 3}};
    }
    QTest::keyClick(&f.button("importFiles"), Qt::Key_Space);
    REQUIRE(f.wait([&] { return f.page->ticks().hasFocus() && f.button("import.take").isEnabled(); }));
    f.button("import.take").setFocus();
    QTest::keyClick(&f.button("import.take"), Qt::Key_Space);
    CHECK(inPage());
    REQUIRE(f.wait([&] { return f.page->result().isVisible(); }));
    CHECK(inPage());
}

TEST_CASE("Only ticked names of the files are imported and the undo is at hand", "[import]")
{
    Fixture f;
    f.lookInFiles();
    QTest::keyClick(&f.page->ticks(), Qt::Key_Down);
    QTest::keyClick(&f.page->ticks(), Qt::Key_Space); // Ada
    CHECK(f.page->ticks().ticked() == Names{"Bo", "Cy"});
    REQUIRE(f.wait([&] { return f.button("import.take").isEnabled(); }));
    f.click("import.take");
    REQUIRE(f.wait([&] { return f.page->result().isVisible(); }));
    REQUIRE(f.bench.library.of<jobs::ImportXmp>().size() == 1);
    CHECK(f.bench.library.of<jobs::ImportXmp>().front().names == Names{"Bo", "Cy"});
    CHECK(f.page->result().title() == "10 faces have a name now");
    REQUIRE(f.bench.messages.last() == "Named 10 faces.");
    CHECK(f.bench.messages.said.last().rank == Rank::undo);
    CHECK(f.bench.messages.said.last().link() == "Undo");
}

TEST_CASE("Folders named by person are imported by their ticked names and say which photos gave none", "[import]")
{
    Fixture f([](ImportLibrary& library) {
        library.problems = {{.code = Code::noFace, .stage = Stage::import, .path = "/known/Bo/3.jpg"}};
    });
    f.lookInFolder();
    CHECK(f.bench.library.of<jobs::FindNames>().front().folder == "/known");
    f.click("import.none");
    CHECK(f.wait([&] { return !f.button("import.take").isEnabled(); }));
    CHECK(f.page->ticks().ticked().empty());
    QTest::keyClick(&f.page->ticks(), Qt::Key_Space);
    REQUIRE(f.wait([&] { return f.button("import.take").isEnabled(); }));
    f.click("import.take");
    REQUIRE(f.wait([&] { return f.page->result().isVisible(); }));
    const auto orders = f.bench.library.of<jobs::ImportPeople>();
    REQUIRE(orders.size() == 1);
    CHECK(orders.front().folder == "/known");
    CHECK(orders.front().names == Names{"Bo"});
    CHECK(f.rows() == "Bo\t2 faces|There is no face in /known/Bo/3.jpg.");
    QTest::keyClick(f.bench.window.focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(f.page->result().isVisible());
}

TEST_CASE("An import says how many faces are new, and which stay with whom a person said", "[import]")
{
    Fixture f([](ImportLibrary& library) {
        library.fresh = 1;
        library.kept.kept = 4;
        library.kept.staysWith = {{"Sheldon", 3}};
    });
    f.lookInFolder();
    f.click("import.take");
    REQUIRE(f.wait([&] { return f.page->result().isVisible(); }));
    CHECK(f.page->result().title() == "1 face has a name now");
    CHECK(f.rows() == "Bo\t2 faces|Ada\t2 faces|Cy\t2 faces|3 faces stay with Sheldon, as you decided|"
                      "1 face stays as it was decided");
    CHECK(f.bench.messages.last() == "Named 1 face.");
}

TEST_CASE("An import that brought nothing new says so and offers no undo", "[import]")
{
    Fixture f([](ImportLibrary& library) { library.fresh = 0; });
    f.lookInFolder();
    f.click("import.take");
    REQUIRE(f.wait([&] { return f.page->result().isVisible(); }));
    CHECK(f.page->result().title() == "No face got a name");
    CHECK(f.bench.messages.said.isEmpty());
}

TEST_CASE("Where no name is found the page says so and there is nothing to import", "[import]")
{
    Fixture f([](ImportLibrary& library) { library.there.clear(); });
    f.click("importFiles");
    CHECK(f.wait([&] { return f.page->words() == "No name was found that is not known already."; }));
    CHECK_FALSE(f.button("import.take").isEnabled());
}

TEST_CASE("A person is added from photos of one face each at one go", "[import]")
{
    Fixture f([](ImportLibrary& library) { library.inPhoto = {{"/1.jpg", {FaceId{1}}}, {"/2.jpg", {FaceId{2}}}}; });
    CHECK_FALSE(f.button("importPhotos").isEnabled());
    f.type("Ada");
    REQUIRE(f.button("importPhotos").isEnabled());
    f.add({"/1.jpg", "/2.jpg"});
    REQUIRE(f.wait([&] { return f.page->words() == "2 photos of Ada were added."; }));
    REQUIRE(f.bench.library.of<jobs::AddPerson>().size() == 1);
    CHECK(f.bench.library.of<jobs::AddPerson>().front().name == "Ada");
    CHECK(f.bench.library.assigned.empty());
}

TEST_CASE("Several faces in a photo ask which one and no face says so", "[import]")
{
    Fixture f([](ImportLibrary& library) {
        library.inPhoto = {
            {"/one.jpg", {FaceId{1}}}, {"/three.jpg", {FaceId{7}, FaceId{8}, FaceId{9}}}, {"/none.jpg", {}}};
    });
    f.type("Ada");
    f.add({"/one.jpg", "/three.jpg", "/none.jpg"});
    REQUIRE(f.wait([&] { return f.page->which().isVisible(); }));
    CHECK(f.page->which().words() == "Which one is Ada? There are several faces in /three.jpg.");
    auto* const second = f.page->findChild<QAbstractButton*>("face8");
    REQUIRE(second);
    CHECK(second->accessibleName() == "Face 2 of 3");
    QTest::mouseClick(second, Qt::LeftButton);
    REQUIRE(f.wait([&] { return f.page->result().isVisible(); }));
    REQUIRE(f.bench.library.assigned.size() == 1);
    CHECK(f.bench.library.assigned.front().faces == std::vector{FaceId{8}});
    CHECK(f.bench.library.assigned.front().whom.name == "Ada");
    CHECK(f.page->result().title() == "2 photos of Ada were added.");
    CHECK(f.rows() == "There is no face in /none.jpg.");
}

TEST_CASE("None of the faces leaves the photo out", "[import]")
{
    Fixture f([](ImportLibrary& library) { library.inPhoto = {{"/two.jpg", {FaceId{7}, FaceId{8}}}}; });
    f.type("Ada");
    f.add({"/two.jpg"});
    REQUIRE(f.wait([&] { return f.page->which().isVisible(); }));
    f.click("noneOfThem");
    REQUIRE(f.wait([&] { return f.page->result().isVisible(); }));
    CHECK(f.bench.library.assigned.empty());
    CHECK(f.rows() == "There are several faces in /two.jpg. Say which one is meant.");
}
