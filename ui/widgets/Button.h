// A push button in the kinds of the house: filled, outlined, quiet, link, and the big one. The style draws it.
#pragma once

#include <QPushButton>

class QMenu;

namespace albumen {

/// Its looks are properties, see ButtonLook.h. Threads: GUI.
class Button final : public QPushButton
{
    Q_OBJECT

public:
    enum class Kind { outlined, primary, quiet, link, big, bigSoft, bigOutlined, icon, segment };
    Q_ENUM(Kind)

    explicit Button(Kind kind, const QString& icon = {}, QWidget* parent = nullptr);

    Kind kind() const;
    void setKind(Kind kind);
    /// One of several that stand side by side in one frame, of which one is checked.
    void setSegment(bool first, bool last);
    void setIconName(const QString& name);
    void setSmall(bool small);
    /// Opens below the button when it is clicked; the button shows an arrow. The menu is not owned.
    void setDropDown(QMenu* menu);
    /// A single letter is drawn as a key after the words; other keys are in the tooltip alone.
    void setKeyHint(const QKeySequence& key);
    /// The width is that of the longest of these, so that the button never moves when its text changes.
    void reserve(const QStringList& texts);

    QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setLook(const char* property, const QVariant& value);
};

} // namespace albumen
