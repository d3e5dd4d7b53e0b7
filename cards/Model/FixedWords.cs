using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Cards.Model;

// The fixed words of the format. Read in any case, written exactly as Teams' own kit writes them: styles with a small first letter, the rest
// with a capital (conformance check 175).

[JsonConverter(typeof(CapitalWord<Spacing>))]
public enum Spacing { None, ExtraSmall, Small, Default, Medium, Large, ExtraLarge, Padding }

[JsonConverter(typeof(CapitalWord<TextSize>))]
public enum TextSize { Small, Default, Medium, Large, ExtraLarge }

[JsonConverter(typeof(CapitalWord<TextWeight>))]
public enum TextWeight { Lighter, Default, Bolder }

[JsonConverter(typeof(CapitalWord<TextColor>))]
public enum TextColor { Default, Dark, Light, Accent, Good, Warning, Attention }

[JsonConverter(typeof(CapitalWord<FontType>))]
public enum FontType { Default, Monospace }

[JsonConverter(typeof(SmallWord<TextStyle>))]
public enum TextStyle { Default, ColumnHeader, Heading }

[JsonConverter(typeof(SmallWord<ContainerStyle>))]
public enum ContainerStyle { Default, Emphasis, Accent, Good, Attention, Warning }

[JsonConverter(typeof(CapitalWord<HorizontalAlignment>))]
public enum HorizontalAlignment { Left, Center, Right }

[JsonConverter(typeof(CapitalWord<VerticalAlignment>))]
public enum VerticalAlignment { Top, Center, Bottom }

[JsonConverter(typeof(CapitalWord<ImageSize>))]
public enum ImageSize { Auto, Stretch, Small, Medium, Large }

[JsonConverter(typeof(CapitalWord<ImageStyle>))]
public enum ImageStyle { Default, Person, RoundedCorners }

[JsonConverter(typeof(CapitalWord<TextInputStyle>))]
public enum TextInputStyle { Text, Tel, Url, Email, Password }

[JsonConverter(typeof(SmallWord<ChoiceStyle>))]
public enum ChoiceStyle { Compact, Expanded, Filtered }

[JsonConverter(typeof(SmallWord<ActionStyle>))]
public enum ActionStyle { Default, Positive, Destructive }

[JsonConverter(typeof(SmallWord<ActionMode>))]
public enum ActionMode { Primary, Secondary }

[JsonConverter(typeof(SmallWord<AssociatedInputs>))]
public enum AssociatedInputs { Auto, None }

/// <summary>A word that .NET's own converter would read in one case only, or write in another.</summary>
abstract class FixedWord<TWord>(JsonNamingPolicy? naming) : JsonConverter<TWord>
    where TWord : struct, Enum
{
    readonly Dictionary<TWord, JsonEncodedText> _written =
        Enum.GetValues<TWord>().ToDictionary(word => word, word => JsonEncodedText.Encode(naming?.ConvertName(word.ToString()) ?? word.ToString()));

    public override TWord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            foreach (var word in _written.Keys)
            {
                if (string.Equals(reader.GetString(), word.ToString(), StringComparison.OrdinalIgnoreCase))
                    return word;
            }
        }

        throw new JsonException($"no {typeof(TWord).Name}");
    }

    public override void Write(Utf8JsonWriter writer, TWord value, JsonSerializerOptions options) => writer.WriteStringValue(_written[value]);
}

sealed class CapitalWord<TWord>() : FixedWord<TWord>(null)
    where TWord : struct, Enum;

sealed class SmallWord<TWord>() : FixedWord<TWord>(JsonNamingPolicy.CamelCase)
    where TWord : struct, Enum;
