// What can be done from every page.
#pragma once

#include "MainWindow.h"

namespace albumen {

/// Enters them in the action table, one for each page of the table of pages among them, and puts the submenus of
/// choices (colours, language, side bar) into the View menu. Requires: the menu bar was given to the table. Threads:
/// GUI.
void addWindowActions(MainWindow& window);
SideBarChoice storedSideBarChoice();
/// The titles of the submenus in the language in force.
void retranslateChoices(MainWindow& window);

} // namespace albumen
