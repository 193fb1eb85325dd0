#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QTemporaryDir>

#include "AddToAlbum.h"
#include "Language.h"
#include "PageBench.h"
#include "PhotosOf.h"
#include "SayPlace.h"
#include "library/SearchTerms.h"
#include "pages/search/ColourDots.h"
#include "pages/search/ExampleCard.h"
#include "pages/search/FoundStrip.h"
#include "pages/search/SearchForm.h"
#include "pages/search/SearchModel.h"
#include "pages/search/SearchPage.h"
#include "pages/search/SearchWords.h"
#include "views/TileView.h"
#include "widgets/AlbumPanel.h"
#include "widgets/Button.h"
#include "widgets/ChipFlow.h"
#include "widgets/EmptyCard.h"
#include "widgets/InfoBar.h"
#include "widgets/NameField.h"
#include "widgets/PageBar.h"
#include "widgets/PlacePanel.h"

using namespace albumen;

namespace {

/// Five photos; "slow" is answered when the test says so, or when it is cancelled.
struct SearchLibrary : test::FakeLibrary {
    mutable std::mutex mutex;
    mutable std::vector<SearchQuery> asked;
    mutable std::atomic<bool> slowMayEnd = false, slowBegan = false, slowCancelled = false;
    std::uint64_t notLookedAt = 0;
    std::optional<Error> broken; ///< of searches with an example
    std::atomic<int> looks = 0;

    static SearchHit hit(int photo, std::optional<float> score, std::vector<std::string> why)
    {
        return {.id = PhotoId{photo},
                .path = "/photos/2019/IMG_" + std::to_string(photo) + ".jpg",
                .score = score,
                .why = std::move(why)};
    }
    struct Facts : test::FakePictureFacts {
        const SearchLibrary& library;
        explicit Facts(const SearchLibrary& l) : library(l) {}
        Result<std::uint64_t> waiting() const override { return library.notLookedAt; }
        Result<DescribedPhoto> described(PhotoId) const override
        {
            DescribedPhoto photo;
            photo.looked = true;
            photo.scene = {{"vehicles", 0.9F}, {"landscape", 0.096F}, {"people", 0.004F}};
            return photo;
        }
        Result<SearchAnswer> search(const SearchQuery& query, const JobControl& job) const override
        {
            {
                const std::lock_guard lock(library.mutex);
                library.asked.push_back(query);
            }
            if (query.text == "slow") {
                library.slowBegan = true;
                while (!library.slowMayEnd && !job.cancelled()) QThread::msleep(1);
                library.slowCancelled = job.cancelled();
            }
            if (query.like && library.broken) return fail(*library.broken);
            return library.answer(query);
        }
    } facts{*this};
    SearchAnswer answer(const SearchQuery& query) const
    {
        SearchAnswer answer;
        answer.waiting = notLookedAt;
        answer.leastAlike = 0.4F;
        bool none = false;
        for (const SearchTerm& term : searchTerms(query.text)) {
            UnderstoodWord word{.word = term.text, .as = {"thing", "tag"}, .meant = {}};
            if (term.time) word.as = {"time"};
            if (term.text == "Lna") word = {.word = "Lna", .as = {"person"}, .meant = {"Lena (from Lna)"}};
            if (term.text == "xyz") word.as.clear();
            none |= word.as.empty();
            answer.words.push_back(std::move(word));
        }
        for (int photo = 1; photo <= 5 && !none; ++photo) {
            const float score = 1 - 0.14F * static_cast<float>(photo);
            const bool less = query.like && score < answer.leastAlike;
            less ? ++answer.lessAlike : ++answer.found;
            if (less && !query.lessAlike) continue;
            answer.hits.push_back(query.like ? hit(photo, score, {"likeness 0.85"})
                                             : hit(photo, 0.9F, {"dog: thing seen (90 %), folder name"}));
        }
        if (query.order == SearchOrder::oldest) std::ranges::reverse(answer.hits);
        return answer;
    }
    struct Photos : test::FakePhotos {
        Result<std::vector<PhotoCard>> cards(std::span<const PhotoId> ids) const override
        {
            std::vector<PhotoCard> cards;
            for (const PhotoId id : ids) {
                PhotoCard& card = cards.emplace_back();
                card.id = id;
                card.content = ContentNo{raw(id)};
                card.path = hit(static_cast<int>(raw(id)), {}, {}).path;
            }
            return cards;
        }
    } somePhotos;
    struct People : test::FakePeople {
        Result<std::vector<NameCard>> matching(const NameQuery& query) const override
        {
            std::vector<NameCard> names;
            for (const char* const name : {"Lena", "Jonas"})
                if (std::string(name).starts_with(query.text))
                    names.push_back({.id = PersonId{1}, .name = name, .begins = !query.text.empty()});
            return names;
        }
    } somePeople;

    std::vector<Command> taken;   ///< decisions; guarded by mutex
    std::optional<Error> refusal; ///< of every decision
    Command decided() const
    {
        const std::lock_guard lock(mutex);
        return taken.empty() ? Command{} : taken.back();
    }

    const PictureQuestions& pictureFacts() const override { return facts; }
    const PhotoQuestions& photos() const override { return somePhotos; }
    const PeopleQuestions& people() const override { return somePeople; }
    Result<Decided> decide(const Command& command) override
    {
        const std::lock_guard lock(mutex);
        taken.push_back(command);
        if (refusal) return fail(*refusal);
        return Decided{};
    }
    Report run(const JobOrder& order, const JobControl&, const ProgressSink&) override
    {
        if (std::holds_alternative<jobs::Understand>(order)) ++looks;
        return {};
    }
};

struct SearchBench {
    test::PageBench<SearchLibrary> bench;
    std::unique_ptr<SearchPage> page;

    ~SearchBench() { bench.library.slowMayEnd = true; }
    void show(const QVariantMap& query = {}, const QSize& size = {1100, 740})
    {
        page = std::make_unique<SearchPage>(bench.parts(), &bench.window);
        QObject::connect(&bench.navigator, &Navigator::went, page.get(), [this](const Place& place) {
            if (place.page == "search") page->openAt(place);
        });
        bench.navigator.setHere([this] { return page->place(); });
        bench.show(*page, {.page = "search"}, size);
        bench.navigator.go({.page = "search", .query = query});
    }
    void type(const QString& words)
    {
        QTest::keyClick(&page->form().wordsField(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(&page->form().wordsField(), words);
    }
    bool found(const char* headline)
    {
        return bench.wait([&] { return page->headline() == headline; });
    }
    SearchQuery last()
    {
        const std::lock_guard lock(bench.library.mutex);
        return bench.library.asked.back();
    }
    std::size_t asked()
    {
        const std::lock_guard lock(bench.library.mutex);
        return bench.library.asked.size();
    }
    bool nothingAsked()
    {
        return bench.wait(
            [&] { return page->empty().isVisible() && page->empty().title() == "Nothing is asked for yet"; });
    }
    template <class Fits> bool asksFor(Fits fits)
    {
        return bench.wait([&] { return asked() > 0 && fits(last()); });
    }
    std::vector<qint64> shown() const { return page->model().ids(); }
    void click(int photo)
    {
        const QModelIndex at = page->model().index(page->model().rowOf(photo), 0);
        REQUIRE(at.isValid());
        QTest::mouseClick(page->view().viewport(), Qt::LeftButton, {}, page->view().visualRect(at).center());
    }
    void press(const char* id)
    {
        auto* const button = page->findChild<Button*>(id);
        REQUIRE(button);
        REQUIRE(bench.wait([button] { return button->isVisible() && button->isEnabled(); }));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void pressStep(const char* words)
    {
        for (Button* const button : page->empty().buttons())
            if (button->text() == words) return QTest::mouseClick(button, Qt::LeftButton);
        FAIL(words);
    }
    void drop(const QMimeData& mime)
    {
        const QPointF at(600, 300);
        QDragEnterEvent enter(at.toPoint(), Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(page.get(), &enter);
        REQUIRE(enter.isAccepted());
        CHECK(enter.dropAction() == Qt::CopyAction);
        QDropEvent event(at, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(page.get(), &event);
    }
    void drop(const QString& path)
    {
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(path)});
        drop(mime);
    }
};

} // namespace

TEST_CASE("What is typed is searched for as a whole, and each word says what it was taken for", "[search]")
{
    SearchBench search;
    search.show();
    REQUIRE(search.bench.wait([&] { return search.page->empty().isVisible(); }));
    CHECK(search.page->form().wordsField().hasFocus());
    search.type("Lna, dog, 2019");
    REQUIRE(search.found("5 photos"));
    CHECK(search.last().text == "Lna, dog, 2019");
    CHECK(search.asked() == 1); // not at every letter
    CHECK(search.shown() == std::vector<qint64>{1, 2, 3, 4, 5});
    CHECK(search.page->detail().startsWith("what fits best first, found in "));
    CHECK(search.page->form().understood().words() == QStringList{"Lna: person", "dog: thing, tag", "2019: time"});
    CHECK(search.page->empty().isHidden());
    CHECK(search.page->model().index(0, 0).data(Qt::ToolTipRole).toString() ==
          "/photos/2019/IMG_1.jpg\ndog: thing seen (90%), folder name");
    CHECK(search.page->model().index(0, 0).data(Qt::AccessibleTextRole).toString() == "IMG_1.jpg");
    const QAbstractItemModelTester tester(&search.page->model());
}

TEST_CASE("Enter searches at once and stays in its field, so that letters typed after it are words and no commands",
          "[search]")
{
    SearchBench search;
    search.show();
    search.type("dog");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    CHECK(search.asksFor([](const SearchQuery& query) { return query.text == "dog"; }));
    REQUIRE(search.found("5 photos"));
    for (QLineEdit* const field : {&search.page->form().wordsField(), &search.page->form().fromField()}) {
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Return);
        const QString before = field->text();
        for (const char letter : std::string("2019 lhpft")) {
            REQUIRE(QApplication::focusWidget() == field);
            QTest::keyClick(QApplication::focusWidget(), letter);
        }
        CHECK(field->text() == before + "2019 lhpft");
        CHECK(search.bench.navigator.current().page == "search");
        CHECK(search.page->form().choice().like.isEmpty());
        field->clear();
    }
    CHECK(search.bench.library.taken.empty());
    search.page->form().peopleField().setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    CHECK(search.page->form().peopleField().hasFocus());
    search.page->form().wordsField().setFocus();
    search.type("dog");
    REQUIRE(search.found("5 photos"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    CHECK(search.page->view().hasFocus());
}

TEST_CASE("An older answer never takes the place of a newer one, and its search is given up", "[search]")
{
    SearchBench search;
    search.show();
    search.type("slow");
    REQUIRE(search.bench.wait([&] { return search.bench.library.slowBegan.load(); }));
    search.type("dog xyz");
    REQUIRE(search.bench.wait([&] { return search.bench.library.slowCancelled.load(); }));
    REQUIRE(search.found("0 photos"));
    QTest::qWait(100);
    CHECK(search.last().text == "dog xyz");
    CHECK(search.page->form().understood().words() == QStringList{"dog: thing, tag", "xyz: nothing is called so"});
    CHECK(search.shown().empty());
    CHECK(search.bench.messages.said.isEmpty()); // giving up is no error
}

TEST_CASE(
    "A photo that is dropped is an example: its likeness stands below each, and what is less alike is folded away",
    "[search]")
{
    SearchBench search;
    search.show();
    search.drop(QStringLiteral("/elsewhere/boat.jpg"));
    REQUIRE(search.found("4 photos"));
    CHECK(search.last().like == std::filesystem::path("/elsewhere/boat.jpg"));
    CHECK(search.page->detail().startsWith("most alike first, found in "));
    CHECK(search.page->model().index(0, 0).data(SearchModel::likenessRole).toDouble() == Approx(0.86).margin(0.01));
    CHECK(search.page->model().index(0, 0).data(SearchModel::whyRole).toString() == "likeness 85%");
    CHECK(search.page->lessAlikeButton().text() == "Less alike: 1 photo");
    search.press("lessAlike");
    REQUIRE(search.bench.wait([&] { return search.shown() == std::vector<qint64>{1, 2, 3, 4, 5}; }));
    CHECK(search.page->view().geometryOfTiles().sections() == 2);
    CHECK(search.page->headline() == "4 photos");
    search.press("removeExample");
    REQUIRE(search.nothingAsked());
    CHECK(search.page->lessAlikeButton().isHidden());
}

TEST_CASE("A picture from outside is shown, and what is no file is no example", "[search]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath("red.png");
    QImage red(64, 48, QImage::Format_RGB32);
    red.fill(QColor(220, 20, 20));
    REQUIRE(red.save(path));
    SearchBench search;
    search.show();
    QMimeData text;
    text.setText("only words");
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &text, Qt::LeftButton, {});
    QApplication::sendEvent(search.page.get(), &enter);
    CHECK(search.page->form().choice().like.isEmpty());
    search.drop(path);
    REQUIRE(search.found("4 photos"));
    const auto middle = [&] {
        const QImage image = search.page->form().example().grab().toImage();
        return image.pixelColor(image.width() / 2, 60);
    };
    CHECK(search.bench.wait([&] { return middle().red() > 180 && middle().green() < 60; }));
}

TEST_CASE("A copied file or its path is pasted as the example, in the words field too where it is a file", "[search]")
{
    SearchBench search;
    search.show();
    QApplication::clipboard()->setText("/photos/2019/IMG_3.jpg");
    search.type("dog");
    REQUIRE(search.found("5 photos"));
    QTest::keyClick(&search.page->form().wordsField(), Qt::Key_Down);
    CHECK(search.page->view().hasFocus());
    QTest::keyClick(&search.page->view(), Qt::Key_V, Qt::ControlModifier);
    REQUIRE(search.asksFor([](const SearchQuery& query) { return query.like == "/photos/2019/IMG_3.jpg"; }));
    auto* const file = new QMimeData;
    file->setUrls({QUrl::fromLocalFile("/photos/2019/IMG_4.jpg")});
    QApplication::clipboard()->setMimeData(file);
    QTest::keyClick(&search.page->view(), Qt::Key_Slash);
    CHECK(search.page->form().wordsField().hasFocus());
    QTest::keyClick(&search.page->form().wordsField(), Qt::Key_V, Qt::ControlModifier);
    REQUIRE(search.asksFor([](const SearchQuery& query) { return query.like == "/photos/2019/IMG_4.jpg"; }));
    CHECK(search.page->form().wordsField().text() == "dog");
    QApplication::clipboard()->clear();
}

TEST_CASE("An example that cannot be read says so in its card, in the message line and in place of the photos",
          "[search]")
{
    SearchBench search;
    search.bench.library.broken = Error{.code = Code::imageBroken, .stage = Stage::load, .path = "/elsewhere/bad.jpg"};
    search.show();
    search.drop(QStringLiteral("/elsewhere/bad.jpg"));
    REQUIRE(search.bench.wait([&] { return !search.page->form().example().error().isEmpty(); }));
    CHECK(search.page->form().example().error().contains("bad.jpg"));
    CHECK(search.page->empty().title() == "This cannot be searched for");
    CHECK(search.bench.messages.said.last().rank == Rank::error);
    CHECK(search.shown().empty());
    CHECK(search.page->headline().isEmpty());
    search.pressStep("Search without the example");
    REQUIRE(search.nothingAsked());
    CHECK(search.page->form().example().error().isEmpty());
    CHECK(search.bench.messages.cleared.contains("search"));
}

TEST_CASE("L searches for what is like a photo that was found, and Back leads to the search before, with its photo",
          "[search]")
{
    SearchBench search;
    search.show();
    search.type("dog");
    REQUIRE(search.found("5 photos"));
    search.click(3);
    QTest::keyClick(&search.page->view(), Qt::Key_L);
    REQUIRE(search.found("4 photos"));
    CHECK(search.last().like == std::filesystem::path("/photos/2019/IMG_3.jpg"));
    CHECK(search.last().text.empty());
    CHECK(search.page->form().wordsField().text().isEmpty());
    search.bench.navigator.back();
    REQUIRE(search.found("5 photos"));
    CHECK(search.page->form().wordsField().text() == "dog");
    CHECK(search.page->form().choice().like.isEmpty());
    CHECK(search.bench.wait([&] { return search.page->model().idOf(search.page->view().currentIndex()) == 3; }));
}

TEST_CASE("People are completed by name, stand as tokens, and go with a click", "[search]")
{
    SearchBench search;
    search.show();
    NameField& field = search.page->form().peopleField();
    QTest::mouseClick(&field, Qt::LeftButton);
    QTest::keyClicks(&field, "Le");
    REQUIRE(search.bench.wait([&] { return field.list().isVisible(); }));
    QTest::keyClick(&field, Qt::Key_Return);
    REQUIRE(search.asksFor([](const SearchQuery& query) { return query.people == std::vector<std::string>{"Lena"}; }));
    CHECK(field.text().isEmpty());
    CHECK(field.isVisible());
    CHECK(search.page->form().people().words() == QStringList{"Lena"});
    QTest::keyClicks(&field, "Xaver"); // nobody is made here
    QTest::keyClick(&field, Qt::Key_Return);
    QTest::qWait(50);
    CHECK(search.page->form().people().words() == QStringList{"Lena"});
    QTest::mouseClick(search.page->form().people().findChild<Button*>("token"), Qt::LeftButton);
    REQUIRE(search.bench.wait([&] { return search.page->choice().empty(); }));
    CHECK(search.page->form().people().isHidden());
}

TEST_CASE("Classes, tags, days and a colour narrow the search, each is taken away again, and Clear takes all",
          "[search]")
{
    SearchBench search;
    search.show();
    SearchForm& form = search.page->form();
    QTest::mouseClick(&form.addTagButton(), Qt::LeftButton);
    auto* const menu = form.findChild<QMenu*>("tagMenu");
    REQUIRE(search.bench.wait([menu] { return menu->isVisible(); }));
    const auto choose = [menu](const char* words) {
        for (QAction* const action : menu->actions())
            if (action->text() == words) return action->trigger();
        FAIL(words);
    };
    choose("Class: vehicles");
    choose("Tag: food");
    menu->hide();
    search.bench.activate();
    REQUIRE(search.asksFor(
        [](const SearchQuery& query) { return query.scene == "vehicles" && query.tags == std::vector{Tag::food}; }));
    CHECK(form.tags().words().mid(0, 2) == QStringList{"Class: vehicles", "Tag: food"});
    QTest::keyClicks(&form.fromField(), "2019-08");
    QTest::keyClicks(&form.toField(), "2019");
    REQUIRE(search.asksFor([](const SearchQuery& query) {
        return query.takenFrom == 1'564'617'600 && query.takenBefore == 1'577'836'800;
    }));
    QTest::mouseClick(form.colours().dot("blue"), Qt::LeftButton);
    REQUIRE(search.asksFor([](const SearchQuery& query) { return query.tone == "blue"; }));
    QTest::mouseClick(form.colours().dot({}), Qt::LeftButton);
    REQUIRE(search.asksFor([](const SearchQuery& query) { return query.tone.empty(); }));
    QTest::mouseClick(form.tags().findChild<Button*>("token"), Qt::LeftButton);
    REQUIRE(search.asksFor([](const SearchQuery& query) { return query.scene.empty(); }));
    search.press("clearSearch");
    REQUIRE(search.nothingAsked());
    CHECK(search.page->choice() == SearchChoice{});
    CHECK(form.fromField().text().isEmpty());
}

TEST_CASE("A day that is none is not searched by", "[search]")
{
    SearchBench search;
    search.show();
    QTest::keyClicks(&search.page->form().fromField(), "sometime");
    QTest::qWait(250);
    CHECK(search.asked() == 0);
    CHECK(search.page->empty().title() == "Nothing is asked for yet");
}

TEST_CASE("Nothing found names the word that is called so by nothing, and offers to look at what waits", "[search]")
{
    SearchBench search;
    search.bench.library.notLookedAt = 12;
    search.show();
    search.type("dog xyz");
    REQUIRE(search.bench.wait([&] { return search.page->empty().title() == "Nothing was found"; }));
    CHECK(search.page->empty().what().toStdString() ==
          "Nothing is called xyz. 12 pictures were not looked at yet: they are found by "
          "names and dates alone.");
    CHECK(search.page->info().isHidden()); // the card offers it
    search.pressStep("Look now");
    REQUIRE(search.bench.wait([&] { return search.bench.library.looks == 1; }));
    CHECK(search.bench.wait([&] { return search.bench.messages.last() == "Looked at 0 pictures."; }));
    CHECK(search.page->isAncestorOf(QApplication::focusWidget())); // its button went
}

TEST_CASE("An example of what may be asked is searched for by a click", "[search]")
{
    SearchBench search;
    search.show();
    REQUIRE(search.bench.wait([&] { return search.page->empty().buttons().size() == 3; }));
    search.pressStep("landscape, summer");
    REQUIRE(search.found("5 photos"));
    CHECK(search.page->form().wordsField().text() == "landscape, summer");
    CHECK(search.last().text == "landscape, summer");
}

TEST_CASE("The order is asked for, and of the chosen photo it is said why it was found and what it is", "[search]")
{
    SearchBench search;
    search.show({{"words", "dog"}});
    REQUIRE(search.found("5 photos"));
    search.click(2);
    CHECK(search.page->strip().why() == "dog: thing seen (90%), folder name");
    CHECK(
        search.bench.wait([&] { return search.page->strip().classes() == "vehicles 90%, landscape 10%, people <1%"; }));
    search.page->order().setFocus();
    QTest::keyClick(&search.page->order(), Qt::Key_End);
    REQUIRE(search.asksFor([](const SearchQuery& query) { return query.order == SearchOrder::oldest; }));
    REQUIRE(search.bench.wait([&] { return search.shown() == std::vector<qint64>{5, 4, 3, 2, 1}; }));
    CHECK(search.page->detail().startsWith("oldest first"));
}

TEST_CASE("Enter opens a photo among those that were found, and its folder is opened on wish", "[search]")
{
    SearchBench search;
    search.show({{"words", "dog"}});
    REQUIRE(search.found("5 photos"));
    search.click(2);
    search.press("search.folder");
    CHECK(search.bench.opened == QList<QUrl>{QUrl::fromLocalFile("/photos/2019")});
    QTest::keyClick(&search.page->view(), Qt::Key_Return);
    const Place gone = search.bench.navigator.current();
    CHECK(gone.page == "viewer");
    CHECK(gone.query.value("photo").toLongLong() == 2);
    CHECK(searchChoiceOf(gone.query.value("search").toMap()).words == "dog");
}

TEST_CASE("The viewer walks through all that was found, in the order of the search", "[search]")
{
    struct Many : test::FakePictureFacts {
        Result<SearchAnswer> search(const SearchQuery& query, const JobControl&) const override
        {
            SearchAnswer answer;
            for (int photo = 900; photo > 400; --photo) answer.hits.push_back({.id = PhotoId{photo}});
            return query.like == "/photos/1.jpg" ? answer : SearchAnswer{};
        }
    } many;
    const test::FakePhotos photos;
    const test::FakeAlbums albums;
    const test::FakeEvents events;
    SearchChoice like;
    like.like = "/photos/1.jpg";
    const test::FakePlaces places;
    const auto found = photosOf({photos, albums, many, events, places}, {{"search", toMap(like)}}, JobControl());
    REQUIRE(found);
    REQUIRE(found->size() == 500);
    CHECK(found->front() == PhotoId{900});
    CHECK(found->back() == PhotoId{401});
}

TEST_CASE("A search by words is kept as an album that fills itself", "[search]")
{
    SearchBench search;
    search.show({{"words", "dog"}});
    REQUIRE(search.found("5 photos"));
    QTest::keyClick(&search.page->view(), Qt::Key_S, Qt::ControlModifier);
    AlbumPanel& panel = search.page->albumPanel();
    REQUIRE(panel.isVisible());
    CHECK(panel.field().text() == "dog");
    panel.field().selectAll();
    QTest::keyClicks(&panel.field(), "Dogs");
    QTest::keyClick(&panel.field(), Qt::Key_Return);
    REQUIRE(search.bench.wait([&] { return panel.isHidden(); }));
    const auto album = std::get<MakeAlbum>(search.bench.library.decided());
    CHECK(album.name == "Dogs");
    CHECK(album.query == "dog");
    CHECK(album.photos.empty());
    CHECK(search.page->view().hasFocus());
}

TEST_CASE("What words cannot say is kept as an album of the photos that were found", "[search]")
{
    SearchBench search;
    search.show({{"words", "dog"}, {"from", "2019"}});
    REQUIRE(search.found("5 photos"));
    QTest::mouseClick(search.page->findChild<Button*>("search.save"), Qt::LeftButton);
    AlbumPanel& panel = search.page->albumPanel();
    REQUIRE(panel.isVisible());
    CHECK(panel.field().text().isEmpty());
    QTest::keyClicks(&panel.field(), "Dogs");
    QTest::mouseClick(&panel.yes(), Qt::LeftButton);
    REQUIRE(search.bench.wait([&] { return panel.isHidden(); }));
    const auto album = std::get<MakeAlbum>(search.bench.library.decided());
    CHECK(album.query.empty());
    CHECK(album.photos.size() == 5);
}

TEST_CASE("A name that is taken is refused beside the field, and nothing found gives no album", "[search]")
{
    {
        SearchBench nothing;
        nothing.show({});
        REQUIRE(nothing.nothingAsked());
        CHECK_FALSE(nothing.page->findChild<Button*>("search.save")->isEnabled());
    }
    SearchBench search;
    search.show({{"words", "dog"}});
    REQUIRE(search.found("5 photos"));
    search.bench.library.refusal = Error{.code = Code::nameTaken, .stage = Stage::store, .path = "Dogs"};
    QTest::keyClick(&search.page->view(), Qt::Key_S, Qt::ControlModifier);
    AlbumPanel& panel = search.page->albumPanel();
    QTest::keyClick(&panel.field(), Qt::Key_Return);
    QTest::qWait(50);
    CHECK(panel.isVisible());
    QTest::keyClick(&panel.field(), Qt::Key_Escape);
    CHECK(panel.isHidden());
    CHECK(search.page->view().hasFocus());
}

TEST_CASE("The place keeps all that is searched for", "[search]")
{
    SearchChoice choice;
    choice.words = "Lena, beach";
    choice.like = "/photos/1.jpg";
    choice.people = QStringList{"Jonas"};
    choice.tags = {Tag::food, Tag::device};
    choice.scene = "people";
    choice.from = "2019";
    choice.to = "2019-08-14";
    choice.tone = "black and white";
    choice.order = SearchOrder::newest;
    choice.lessAlike = true;
    CHECK(searchChoiceOf(toMap(choice)) == choice);
    CHECK(searchChoiceOf({}) == SearchChoice{});
    CHECK(SearchChoice{}.empty());
    CHECK_FALSE(choice.empty());
}

TEST_CASE("Why a photo was found is said in the language of the window", "[search]")
{
    CHECK(whyText("dog: thing seen (91 %), guess golden retriever (70 %)") ==
          "dog: thing seen (91%), guess golden retriever (70%)");
    CHECK(whyText("likeness 0.94") == "likeness 94%");
    CHECK(whyText("copy (2 of 64 bits differ), likeness 0.99") == "the same picture, likeness 99%");
    setLanguage(Language::simplifiedChinese);
    CHECK(whyText("dog: thing seen (91 %), file name") != "dog: thing seen (91 %), file name");
    CHECK(understoodText({.word = "xyz", .as = {}, .meant = {}}).startsWith("xyz"));
    SearchBench search;
    search.show({{"words", "dog"}});
    CHECK(search.bench.wait([&] { return search.page->headline() == QStringLiteral("5 张照片"); }));
    setLanguage(Language::english);
    search.page->retranslate();
    CHECK(search.page->headline() == "5 photos");
}

TEST_CASE("In the smallest window everything has room, the classes of the chosen photo too", "[search]")
{
    SearchBench search;
    search.show({{"words", "dog"}}, {904, 468});
    REQUIRE(search.found("5 photos"));
    CHECK(search.page->view().isVisible());
    CHECK(search.page->view().viewport()->height() > 180);
    CHECK(search.page->form().wordsField().isVisible());
    search.click(2);
    CHECK(
        search.bench.wait([&] { return search.page->strip().classes() == "vehicles 90%, landscape 10%, people <1%"; }));
    const auto* const bars = search.page->findChild<QWidget*>("foundClasses");
    REQUIRE(bars->isVisible());
    CHECK(bars->visibleRegion().boundingRect() == bars->rect());
    CHECK(bars->toolTip() == search.page->strip().classes());
}

TEST_CASE("F, P and H do to what was found what they do to photos elsewhere", "[search]")
{
    SearchBench search;
    search.show({{"words", "dog"}});
    REQUIRE(search.found("5 photos"));
    search.click(2);
    TileView& view = search.page->view();
    REQUIRE(view.hasFocus());
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    REQUIRE(view.actedRows().size() == 2);
    const std::vector<PhotoId> chosen{PhotoId{2}, PhotoId{3}};
    QTest::keyClick(&view, Qt::Key_F);
    REQUIRE(search.bench.wait([&] { return std::holds_alternative<SetFavourite>(search.bench.library.decided()); }));
    const auto favourite = std::get<SetFavourite>(search.bench.library.decided());
    CHECK(favourite.photos == chosen);
    CHECK(favourite.favourite);
    QTest::keyClick(&view, Qt::Key_P);
    REQUIRE(search.bench.wait([&] { return search.page->adding().panel().isVisible(); }));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(search.page->adding().panel().isVisible());
    CHECK(view.hasFocus());
    QTest::keyClick(&view, Qt::Key_H);
    REQUIRE(search.page->saying().panel().isVisible());
    QTest::keyClicks(QApplication::focusWidget(), "38.7167, -9.1333");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    REQUIRE(search.bench.wait([&] { return std::holds_alternative<SetPlace>(search.bench.library.decided()); }));
    CHECK(std::get<SetPlace>(search.bench.library.decided()).photos == chosen);
    CHECK(view.hasFocus());
}
