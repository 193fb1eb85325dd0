#include <catch2/catch.hpp>

#include "offsite/ShownAddress.h"

using namespace albumen;

TEST_CASE("An address is shown without the password that it holds, and is else as it is", "[offsite]")
{
    CHECK(shownAddress("rest:https://me:secret@nas/albumen") == "rest:https://me:***@nas/albumen");
    CHECK(shownAddress("rest:https://me@nas/albumen") == "rest:https://me@nas/albumen");
    CHECK(shownAddress("sftp:me@nas:/albumen") == "sftp:me@nas:/albumen");
    CHECK(shownAddress("cloud:albumen") == "cloud:albumen");
    CHECK(shownAddress("/media/drive") == "/media/drive");
}
