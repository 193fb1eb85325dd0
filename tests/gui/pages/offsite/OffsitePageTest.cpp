// Places off this machine by clicks and keys, on jobs and settings in memory.
#include <catch2/catch.hpp>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>

#include "PageBench.h"
#include "pages/offsite/AddPlaceForm.h"
#include "pages/offsite/BringBackForm.h"
#include "pages/offsite/OffsitePage.h"
#include "pages/offsite/OffsiteRow.h"
#include "widgets/AskPanel.h"
#include "widgets/Button.h"
#include "widgets/EmptyCard.h"
#include "widgets/ListPanel.h"

using namespace albumen;

namespace {

struct AwaySettings : test::FakeSettings {
    mutable std::mutex mutex;
    std::vector<OffsiteCard> cards;
    std::optional<Error> refused;
    std::vector<std::string> removed;

    Result<std::vector<OffsiteCard>> offsite(const JobControl&) const override
    {
        const std::lock_guard lock(mutex);
        return cards;
    }
    Result<bool> isOnTheirDisk(const OffsitePlace& place) const override { return place.where.starts_with("/home"); }
    Status addOffsite(const OffsitePlace& place) override
    {
        const std::lock_guard lock(mutex);
        if (refused) return fail(*refused);
        cards.push_back({.place = place});
        return {};
    }
    Status removeOffsite(const std::string& name) override
    {
        const std::lock_guard lock(mutex);
        removed.push_back(name);
        std::erase_if(cards, [&](const OffsiteCard& card) { return card.place.name == name; });
        return {};
    }
};

struct AwayLibrary : test::FakeLibrary {
    AwaySettings away;
    Report report;
    std::vector<JobOrder> ran;

    Settings& settings() override { return away; }
    Report run(const JobOrder& order, const JobControl&, const ProgressSink&) override
    {
        ran.push_back(order);
        return report;
    }
};

OffsiteCard driveCard()
{
    return {.place = {.name = "Drive", .kind = OffsiteKind::folder, .where = "/media/drive/albumen", .zips = true},
            .encryption = Encryption::none,
            .lastMs = 1'794'692'400'000,
            .outcome = "sent",
            .files = 1200,
            .bytes = 2'300'000'000};
}

OffsiteCard nasCard()
{
    return {
        .place = {.name = "NAS", .kind = OffsiteKind::restic, .where = "rest:https://me:secret@nas/", .photos = true},
        .encryption = Encryption::all};
}

struct OffsiteBench {
    test::PageBench<AwayLibrary> bench;
    OffsitePage page{bench.parts(), &bench.window};

    explicit OffsiteBench(std::vector<OffsiteCard> cards = {driveCard(), nasCard()})
    {
        QSettings().remove("offsite/speed");
        const std::size_t places = cards.size();
        bench.library.away.cards = std::move(cards);
        bench.show(page);
        REQUIRE(bench.wait([&] {
            return static_cast<std::size_t>(page.rows().size()) == places && (places > 0 || page.empty().isVisible());
        }));
    }
    template <class T = Button> T& part(const char* id, QWidget* within = nullptr)
    {
        auto* const found = (within ? within : &page)->findChild<T*>(QLatin1String(id));
        REQUIRE(found);
        return *found;
    }
    void click(const char* id, QWidget* within = nullptr)
    {
        QTest::mouseClick(&part(id, within), Qt::LeftButton);
        QTest::qWait(1); // what a form leaves visible is settled
    }
    void ended()
    {
        REQUIRE(bench.wait([&] { return !bench.library.ran.empty() && !bench.bridge.running(); }));
    }
    template <class Order> Order order()
    {
        ended();
        return std::get<Order>(bench.library.ran.back());
    }
};

} // namespace

TEST_CASE("Each place says its kind, where it is, what goes there, when it did, and plainly what is not encrypted",
          "[offsite]")
{
    OffsiteBench away;
    const QString drive = away.page.rows()[0]->words(), nas = away.page.rows()[1]->words();
    CHECK(drive.contains("Drive\n/media/drive/albumen\nA folder on a drive or a share. "));
    CHECK(drive.contains("The archive, backups of the library and zips.\nSent "));
    CHECK(drive.contains("1,200 files are there, 2.3 GB."));
    CHECK(drive.contains("Not encrypted: whoever has this drive can look at it."));
    CHECK(nas.contains("NAS\nrest:https://me:***@nas/\nAn encrypted repository, by restic. "));
    CHECK(nas.contains("The archive, backups of the library and originals.\nNothing was sent yet."));
    CHECK(nas.endsWith("Encrypted."));
    CHECK_FALSE(nas.contains("secret"));
}

TEST_CASE("Where a program is missing the place says what to install", "[offsite]")
{
    OffsiteCard nas = nasCard();
    nas.encryption = Encryption::unknown;
    OffsiteBench away({nas});
    CHECK(away.page.rows()[0]->words().contains("restic is not installed here. Install the package of that name"));
}

TEST_CASE("What was sent is told in the message line, at the speed that was chosen", "[offsite]")
{
    OffsiteBench away;
    away.bench.library.report.offsite = {
        {.place = "Drive", .done = {.files = 1200, .bytes = 2'300'000'000, .sent = 34, .put = 1}, .error = {}}};
    QComboBox& speed = away.page.speed();
    speed.setFocus();
    QTest::keyClick(&speed, Qt::Key_Home);
    for (int i = 0; i < 3; ++i) QTest::keyClick(&speed, Qt::Key_Down);
    CHECK(speed.currentText() == "1.0 MB a second");
    away.click("offsiteSend", away.page.rows()[0]);
    const auto order = away.order<jobs::SendOffsite>();
    CHECK(order.name == "Drive");
    CHECK(order.limitKbs == 1000);
    REQUIRE(away.bench.wait([&] { return !away.bench.messages.said.isEmpty(); }));
    CHECK(away.bench.messages.last() == "34 files were sent to Drive. 1 older file is kept in .removed there. 1,200 "
                                        "files are there, 2.3 GB, compared with what is here.");
    CHECK_FALSE(away.page.result().isVisible());
    away.click("offsiteAll");
    CHECK(away.order<jobs::SendOffsite>().name.empty());
}

TEST_CASE("The focus stays on the page while a job makes its button grey, and comes back after it", "[offsite]")
{
    OffsiteBench away;
    auto& send = away.part<Button>("offsiteSend", away.page.rows()[0]);
    send.setFocus();
    QTest::keyClick(&send, Qt::Key_Space);
    CHECK(away.page.isAncestorOf(QApplication::focusWidget()));
    CHECK(QApplication::focusWidget()->isEnabled());
    away.ended();
    CHECK(away.bench.wait([&] { return send.isEnabled() && send.hasFocus(); }));
}

TEST_CASE("What is not as it is here is listed, and Back leads to the places", "[offsite]")
{
    OffsiteBench away;
    const Error differs{.code = Code::offsiteDiffers, .stage = Stage::file, .path = "People/Anna/1.jpg"};
    away.bench.library.report.problems = {differs};
    away.bench.library.report.offsite = {
        {.place = "Drive", .done = {.files = 1200, .waiting = 2, .problems = {differs}}, .error = {}}};
    away.click("offsiteCheck", away.page.rows()[0]);
    CHECK(away.order<jobs::CheckOffsite>().name == "Drive");
    REQUIRE(away.bench.wait([&] { return away.page.result().isVisible(); }));
    CHECK(away.page.result().title() == "1 file is not as it is here");
    REQUIRE(away.page.result().rows().size() == 1);
    CHECK(away.page.result().rows()[0].startsWith("People/Anna/1.jpg is not as it is here"));
    QTest::keyClick(&away.page.result().backButton(), Qt::Key_Escape);
    CHECK_FALSE(away.page.result().isVisible());
    CHECK(away.page.rows()[0]->isVisible());
}

TEST_CASE("A job that fails says why, and one that was stopped says that it goes on from there", "[offsite]")
{
    OffsiteBench away;
    away.bench.library.report = {.outcome = Outcome::failed,
                                 .error = Error{.code = Code::programMissing, .stage = Stage::file, .path = "restic"}};
    away.click("offsiteSend", away.page.rows()[1]);
    REQUIRE(away.bench.wait([&] { return !away.bench.messages.said.isEmpty(); }));
    CHECK(away.bench.messages.last().startsWith("restic is not installed. Install the package of that name"));
    CHECK(away.bench.messages.said.last().rank == Rank::error);
    away.bench.library.report = {.outcome = Outcome::cancelled};
    away.ended();
    away.click("offsiteSend", away.page.rows()[1]);
    REQUIRE(away.bench.wait([&] { return away.bench.messages.last().startsWith("Stopped."); }));
}

TEST_CASE("People come back into a folder that was chosen, and without one nothing begins", "[offsite]")
{
    OffsiteBench away;
    away.bench.library.report.offsite = {{.place = "Drive", .done = {.files = 5, .sent = 3}, .error = {}}};
    away.click("offsiteBring", away.page.rows()[0]);
    BringBackForm& form = away.page.bringing();
    REQUIRE(form.isVisible());
    CHECK_FALSE(away.page.rows()[0]->isVisible());
    QTest::keyClicks(&form.what(), "Anna, Tom ,");
    QTest::keyClick(&form.what(), Qt::Key_Return);
    CHECK(away.bench.library.ran.empty());
    CHECK(form.refusal() == "Choose the folder that it comes into.");
    form.setFolder("/tmp/back");
    CHECK(form.refusal().isEmpty());
    QTest::mouseClick(&form.step(), Qt::LeftButton);
    const auto order = away.order<jobs::FetchOffsite>();
    CHECK(order.name == "Drive");
    CHECK(order.what == std::vector<std::string>{"Anna", "Tom"});
    CHECK(order.to == "/tmp/back");
    REQUIRE(away.bench.wait([&] { return !away.bench.messages.said.isEmpty(); }));
    CHECK(away.bench.messages.last() == "3 files were brought to /tmp/back. 2 files were there already.");
    away.bench.messages.said.last().follow();
    CHECK(away.bench.opened == QList<QUrl>{QUrl::fromLocalFile("/tmp/back")});
    CHECK_FALSE(form.isVisible());
}

TEST_CASE("A place is removed after a question, which Esc answers with no", "[offsite]")
{
    OffsiteBench away;
    away.click("offsiteRemove", away.page.rows()[0]);
    REQUIRE(away.page.asking().isVisible());
    CHECK(away.page.asking().words() ==
          "Remove Drive? Nothing is sent there any more. What lies there stays: nothing is deleted.");
    QTest::keyClick(away.bench.window.focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(away.page.asking().isVisible());
    CHECK(away.page.rows()[0]->removeButton().hasFocus());
    CHECK(away.bench.library.away.removed.empty());
    away.click("offsiteRemove", away.page.rows()[0]);
    away.click("askYes", &away.page.asking());
    REQUIRE(away.bench.wait([&] { return away.page.rows().size() == 1; }));
    CHECK(away.bench.library.away.removed == std::vector<std::string>{"Drive"});
    CHECK(away.page.rows()[0]->card().place.name == "NAS");
    CHECK(away.bench.messages.last() == "Drive is forgotten here. What was sent stays there.");
}

TEST_CASE("Where there is no place one is offered, and a folder is called as it is until somebody says otherwise",
          "[offsite]")
{
    OffsiteBench away(std::vector<OffsiteCard>{});
    CHECK_FALSE(away.part("offsiteAll").isVisible());
    REQUIRE(away.page.empty().buttons().size() == 1);
    QTest::mouseClick(away.page.empty().buttons().first(), Qt::LeftButton);
    AddPlaceForm& form = away.page.adding();
    REQUIRE(away.bench.wait([&] { return form.isVisible(); }));
    CHECK(form.kind().hasFocus());
    QTest::mouseClick(&form.step(), Qt::LeftButton);
    CHECK(form.refusal() == "Choose the folder.");
    form.setFolder("/media/drive/albumen");
    CHECK(form.name().text() == "albumen");
    QTest::mouseClick(&away.part<QCheckBox>("placePhotos"), Qt::LeftButton, {}, {8, 8});
    QTest::mouseClick(&form.step(), Qt::LeftButton);
    REQUIRE(away.bench.wait([&] { return away.page.rows().size() == 1; }));
    const OffsitePlace place = away.bench.library.away.cards.front().place;
    CHECK(place.kind == OffsiteKind::folder);
    CHECK(place.where == "/media/drive/albumen");
    CHECK(place.photos);
    CHECK_FALSE(place.zips);
    CHECK_FALSE(form.isVisible());
    CHECK_FALSE(away.page.empty().isVisible());
    CHECK(away.bench.library.ran.empty()); // nothing is sent by itself
}

TEST_CASE("Only what a kind of place needs is asked for, and a refusal stays in the form", "[offsite]")
{
    OffsiteBench away;
    away.click("offsiteNew");
    AddPlaceForm& form = away.page.adding();
    REQUIRE(form.isVisible());
    CHECK(away.part("placeFolder").isVisible());
    CHECK_FALSE(form.address().isVisible());
    QTest::keyClick(&form.kind(), Qt::Key_Down);
    QTest::keyClick(&form.kind(), Qt::Key_Down);
    CHECK_FALSE(away.part("placeFolder").isVisible());
    CHECK(form.address().isVisible());
    CHECK(away.part("placePassword").isVisible());
    QTest::keyClicks(&form.address(), "rest:https://nas/");
    QTest::keyClicks(&form.name(), "NAS");
    QTest::keyClick(&form.name(), Qt::Key_Return);
    CHECK(form.refusal() == "Choose the file with the password.");
    form.setPasswordFile("/home/me/.nas");
    away.bench.library.away.refused = Error{.code = Code::programMissing, .stage = Stage::file, .path = "restic"};
    QTest::mouseClick(&form.step(), Qt::LeftButton);
    REQUIRE(away.bench.wait([&] { return form.refusal().startsWith("restic is not installed. Install the package"); }));
    CHECK(form.isVisible());
    CHECK(form.name().text() == "NAS");
    QTest::keyClick(&form.name(), Qt::Key_Escape);
    CHECK_FALSE(form.isVisible());
    CHECK(away.part("offsiteNew").hasFocus());
    CHECK(away.page.rows().size() == 2);
}

TEST_CASE("A place on the disk of the photos is said to be no protection, and another one is not", "[offsite]")
{
    OffsiteCard near = driveCard();
    near.sameDisk = true;
    OffsiteBench away({near, nasCard()});
    const QString said = "On the same disk as the photos: no protection when that disk dies.";
    CHECK(away.page.rows()[0]->words().contains(said));
    CHECK_FALSE(away.page.rows()[1]->words().contains(said));
}

TEST_CASE("That a folder is on the disk of the photos is said as soon as it is chosen, before it is added", "[offsite]")
{
    OffsiteBench away{std::vector<OffsiteCard>()};
    away.click("offsiteNew");
    auto& form = *away.page.findChild<AddPlaceForm*>();
    const auto* const same = form.findChild<QLabel*>("placeSameDisk");
    REQUIRE(form.isVisible());
    CHECK_FALSE(same->isVisible());
    form.setFolder("/home/lena/Backup");
    REQUIRE(away.bench.wait([&] { return same->isVisible(); }));
    CHECK(same->text() == "On the same disk as the photos: no protection when that disk dies.");
    form.setFolder("/media/drive");
    CHECK(away.bench.wait([&] { return !same->isVisible(); }));
    form.kind().setFocus();
    QTest::keyClick(&form.kind(), Qt::Key_End); // restic
    form.address().setFocus();
    QTest::keyClicks(&form.address(), "/home/lena/Safe");
    QTest::keyClick(&form.address(), Qt::Key_Tab);
    CHECK(away.bench.wait([&] { return same->isVisible(); }));
    CHECK(away.bench.library.away.cards.empty());
}
