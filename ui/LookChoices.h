// The colours, the language and the size of thumbnails that a person chose, kept in QSettings: whoever shows them
// follows one truth.
#pragma once

#include <QObject>

#include "Language.h"
#include "Theme.h"

namespace albumen {

/// Threads: GUI.
class LookChoices final : public QObject
{
    Q_OBJECT

public:
    /// In force at once, and at the next start.
    void choose(ThemeChoice theme);
    void choose(Language language);
    void chooseThumbnails(int side);
    /// Choices made before: to be called before the window shows anything.
    void applyStored();

signals:
    void changed();
};

/// The one of the program.
LookChoices& lookChoices();
/// Of the photos in the grid, in pixels.
int thumbnailSide();

} // namespace albumen
