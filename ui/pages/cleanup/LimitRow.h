// From which number on photos stand in a tab: a slider, the number, and at once what it would change.
#pragma once

#include <optional>

#include <QTimer>
#include <QWidget>

namespace albumen {

class Button;
class Label;
class MarkedSlider;

/// A limit is chosen when the slider is let go of, or a moment after the last key. Threads: GUI.
class LimitRow final : public QWidget
{
    Q_OBJECT

public:
    explicit LimitRow(QWidget* parent);

    /// The limit in force, what it is unless somebody moved it, and where it begins. What somebody moves right now
    /// stays as it is.
    void setLimit(float limit, float own, float least);
    /// Another limit from now on: what was moved of the one before and not chosen is forgotten. `ofGroups`: it is about
    /// how alike the photos of a group are.
    void begin(bool ofGroups);
    /// What it would be with the limit that was asked about.
    void tell(const QString& would);
    void retranslate();

signals:
    void moved(float limit);
    void chosen(std::optional<float> limit); ///< none: its own again

private:
    bool touched() const;
    void choose();
    void showNumber();

    Label *name_, *number_, *would_;
    MarkedSlider* slider_;
    Button* byDefault_;
    QTimer settle_;
    int limit_ = 0, own_ = 0; ///< in hundredths
    bool ofGroups_ = false;
};

} // namespace albumen
