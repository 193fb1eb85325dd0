// Cards that are put in, on a table of mounts that a test writes.
#include <catch2/catch.hpp>

#include <fstream>

#include <QSettings>
#include <QTemporaryDir>

#include "CardWatcher.h"
#include "PageBench.h"

using namespace albumen;

namespace {

struct Watch {
    QTemporaryDir folder;
    std::filesystem::path at{folder.path().toStdString()}, table{at / "mountinfo"};
    test::PageBench<> bench;
    std::unique_ptr<CardWatcher> watcher;

    Watch()
    {
        QSettings().remove("window/offerCards");
        mount({});
        bench.navigator.setPages({"archive", "bringin"});
        watcher = std::make_unique<CardWatcher>(table, bench.worker, bench.messages, bench.navigator);
        settle();
    }
    ~Watch() { QSettings().remove("window/offerCards"); }
    std::filesystem::path card(const char* name, bool camera = true)
    {
        std::filesystem::create_directories(at / name / (camera ? "DCIM" : "Music"));
        return at / name;
    }
    void mount(const std::vector<std::filesystem::path>& disks, const char* type = "vfat /dev/sdb1")
    {
        std::ofstream out(table);
        out << "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n";
        for (const auto& disk : disks) {
            std::string path = disk.native();
            for (auto space = path.find(' '); space != std::string::npos; space = path.find(' '))
                path.replace(space, 1, "\\040");
            out << "90 22 8:17 / " << path << " rw,nosuid - " << type << " rw\n";
        }
    }
    void settle()
    {
        bool asked = false;
        bench.worker.ask(
            &bench.window, [] { return true; }, [&](bool) { asked = true; });
        REQUIRE(bench.wait([&] { return asked; }));
        QTest::qWait(20);
    }
    void look()
    {
        watcher->look();
        settle();
    }
};

} // namespace

TEST_CASE("A card that is put in is offered once, and the offer leads to the import with it chosen", "[cards]")
{
    Watch watch;
    CHECK(watch.bench.messages.said.isEmpty());
    const auto card = watch.card("EOS 80D");
    watch.mount({card});
    watch.look();
    REQUIRE(watch.bench.wait([&] { return watch.bench.messages.said.size() == 1; }));
    CHECK(watch.bench.messages.last() == "EOS 80D has photos.");
    CHECK(watch.bench.messages.said.last().link() == "Import from EOS 80D");
    watch.look();
    CHECK(watch.bench.messages.said.size() == 1);
    watch.bench.messages.said.last().follow();
    const Place gone = watch.bench.navigator.current();
    CHECK(gone.page == "bringin");
    CHECK(gone.query.value("from").toString().toStdString() == card.native());
}

TEST_CASE("A card that is taken out takes its offer along, and is offered again when it comes back", "[cards]")
{
    Watch watch;
    const auto card = watch.card("EOS");
    watch.mount({card});
    watch.look();
    REQUIRE(watch.bench.wait([&] { return watch.bench.messages.said.size() == 1; }));
    watch.mount({});
    watch.look();
    CHECK(watch.bench.messages.cleared.contains(watch.bench.messages.said.first().topic));
    watch.mount({card});
    watch.look();
    CHECK(watch.bench.wait([&] { return watch.bench.messages.said.size() == 2; }));
}

TEST_CASE("Disks without a camera's folder, shares, and what was there at the start are not offered", "[cards]")
{
    Watch watch;
    watch.mount({watch.card("Music stick", false)});
    watch.look();
    watch.mount({watch.card("share")}, "nfs4 nas:/photos");
    watch.look();
    const auto there = watch.card("there");
    watch.mount({there});
    watch.watcher =
        std::make_unique<CardWatcher>(watch.table, watch.bench.worker, watch.bench.messages, watch.bench.navigator);
    watch.settle();
    watch.look();
    CHECK(watch.bench.messages.said.isEmpty());
}

TEST_CASE("Where cards are not to be offered nothing is said, and without a table nothing is watched", "[cards]")
{
    Watch watch;
    setCardsOffered(false);
    watch.mount({watch.card("EOS")});
    watch.look();
    const CardWatcher none({}, watch.bench.worker, watch.bench.messages, watch.bench.navigator);
    const CardWatcher gone(watch.at / "nothing", watch.bench.worker, watch.bench.messages, watch.bench.navigator);
    watch.settle();
    CHECK(watch.bench.messages.said.isEmpty());
}

TEST_CASE("The table of mounts is read with its spaces, and lines that are none are passed over", "[cards]")
{
    const auto disks = mountedDisks("22 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw\n"
                                    "23 22 8:17 / /run/media/me/EOS\\04080D rw - vfat /dev/sdb1 rw\n"
                                    "24 22 0:5 / /proc rw - proc proc rw\nnonsense\n\n25 - /dev/sdc");
    CHECK(disks == std::vector<std::filesystem::path>{"/", "/run/media/me/EOS 80D"});
}
